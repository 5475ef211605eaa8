namespace GlobalReach.Web;

/// <summary>Marks the resources that say what is wrong with a process definition: by the check's own sentence.</summary>
public sealed class Faults;
