namespace GlobalReach.Web.Pages.People;

/// <summary>The entries of a person, for every page that has a <c>Form</c> of them.</summary>
public sealed record PersonFields(PersonEntry Form);
