namespace GlobalReach.Web;

/// <summary>Marks the resources that say why something is refused: one text per code.</summary>
public sealed class Refusals;
