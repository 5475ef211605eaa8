namespace GlobalReach.Web;

/// <summary>Names the words of pages and forms: <c>Resources/Labels.resx</c> and its translations.</summary>
public sealed class Labels;
