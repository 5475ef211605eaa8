namespace GlobalReach.Web.Markup;

/// <summary>Which part of a list is on the page. <paramref name="Address"/> makes the address of another page.</summary>
public sealed record Paging(int Page, int PageSize, int Total, Func<int, string> Address)
{
    public int First => Total == 0 ? 0 : ((Page - 1) * PageSize) + 1;

    public int Last => Math.Min(Page * PageSize, Total);
}
