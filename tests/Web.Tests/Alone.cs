namespace GlobalReach.Web.Tests;

/// <summary>Tests that compare what two answers tell of the whole desk: on the desk that all share they run when nobody else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
