using GlobalReach.Workflows.Demo;

namespace GlobalReach.Cast;

/// <summary>The small fixed cast of every test; the demonstration has the same people.</summary>
public static class People
{
    public static DemoPerson Amina { get; } = DemoPeople.Find("manager");

    public static DemoPerson Tomas { get; } = DemoPeople.Find("manager2");

    public static DemoPerson Ines { get; } = DemoPeople.Find("intake");

    public static DemoPerson Noor { get; } = DemoPeople.Find("analyst");

    public static DemoPerson Priya { get; } = DemoPeople.Find("incentives");

    public static DemoPerson Chiara { get; } = DemoPeople.Find("assurer");

    public static DemoPerson Bjorn { get; } = DemoPeople.Find("vp");

    public static DemoPerson Grace { get; } = DemoPeople.Find("compliance");

    public static DemoPerson Hugo { get; } = DemoPeople.Find("landing");

    public static DemoPerson Yuki { get; } = DemoPeople.Find("aftercare");

    public static DemoPerson Eleanor { get; } = DemoPeople.Find("board");

    public static DemoPerson Sam { get; } = DemoPeople.Find("admin");

    public static DemoPerson Rosa { get; } = DemoPeople.Find("town");
}
