namespace GlobalReach.Web.Markup;

/// <summary>One line of what was found: where it leads, its name, and what tells it from its like.</summary>
public sealed record SearchHit(string Address, string Icon, string Title, string Context);

/// <summary>What was found of one kind, under its heading.</summary>
public sealed record SearchGroup(string Key, string Title, IReadOnlyList<SearchHit> Hits, bool HasMore = false);
