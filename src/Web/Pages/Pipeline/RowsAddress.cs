using System.Globalization;
using GlobalReach.Workflows.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace GlobalReach.Web.Pages.Pipeline;

/// <summary>Where the rows of a number are.</summary>
public static class RowsAddress
{
    public static string For(PipelineFigure figure, DateOnly? asOf, params (string Name, object? Value)[] narrowed) =>
        QueryHelpers.AddQueryString("/pipeline/rows", new Dictionary<string, string?>
        {
            ["figure"] = figure.ToString(), ["asOf"] = asOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }.Concat(narrowed.Select(n => KeyValuePair.Create(n.Name, Convert.ToString(n.Value, CultureInfo.InvariantCulture)))).Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
