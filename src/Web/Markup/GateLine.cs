namespace GlobalReach.Web.Markup;

/// <summary>
/// One condition for a move: why it is not met, and the page that mends it (<paramref name="Link"/>; null when nobody here can).
/// A hard gate blocks; a soft one only warns.
/// <paramref name="Verb"/> says what is done there (null: "add this"); <paramref name="IsFirst"/> makes it what to press first.
/// </summary>
public sealed record GateLine(string Reason, string? Link, bool Met = false, bool Blocks = true, string? Verb = null, bool IsFirst = false);
