using System.Globalization;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Pipeline;

/// <summary>The leadership page's numbers and reasons in words.</summary>
public sealed class PipelineWords(IStringLocalizer<Labels> labels, DeskTime desk, ProcessCatalog processes)
{
    public static string Whole(double number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string WithSign(int number) => number == 0 ? "–" : number.ToString("+#,0;−#,0", CultureInfo.CurrentCulture);

    public static string Percent(int part, int whole) => whole == 0 ? "–" : ((double)part / whole).ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>Days, or which month it is.</summary>
    public string Month(DateOnly day) => day.ToString("Y", CultureInfo.CurrentCulture);

    /// <summary>Why a lead stands still.</summary>
    public IEnumerable<string> Why(PipelineRows.Row row, ProcessDefinition process)
    {
        var last = row.LastContactAt > row.StageEnteredAt ? row.LastContactAt.Value : row.StageEnteredAt;
        var (days, limit) = (desk.Today.DayNumber - desk.DayOf(last).DayNumber, process[row.Stage].StallsAfterDays);
        if (last < desk.Now.AddDays(-limit)) yield return labels[row.LastContactAt is null ? "Pipeline_Why_NeverSpoken" : "Pipeline_Why_Silent", days, limit];
        if (row.NextStepOn is { } promised && promised < desk.Today) yield return row.NextStep is { } step ? labels["Pipeline_Why_Missed_Step", desk.Date(promised), step] : labels["Pipeline_Why_Missed", desk.Date(promised)];
    }

    /// <summary>What of a lead was counted.</summary>
    public IEnumerable<string> Counted(PipelineRows.Row row, ProcessDefinition process, PipelineFigure figure)
    {
        var texts = processes.Words();
        if (figure == PipelineFigure.Stalled) return Why(row, process);
        if (row.Due is { } key) return [row.At < desk.Now ? labels["Pipeline_RanOut", texts.Deadline(key), desk.Time(row.At!.Value)] : labels["Pipeline_DueAt", texts.Deadline(key), desk.Time(row.At!.Value)]];
        if (row.Day is { } day) return [row.NextStep is { } step ? labels["Pipeline_StepOn", step, desk.Date(day)] : labels["Pipeline_StepOn_Hidden", desk.Date(day)]];
        if (row.Kind is { } kind)
        {
            var moved = row.From is { } from && row.To is { } to && from != to ? labels["Pipeline_FromTo", texts.Stage(from), texts.Stage(to)].Value : row.To is { } stage ? texts.Stage(stage) : "";
            return [$"{labels.Name(kind)} · {desk.Date(row.At!.Value)}", moved];
        }

        if (row.At is not { } at) return [];
        return [figure == PipelineFigure.Wins ? labels["Pipeline_WonOn", desk.Date(at)] : labels["Pipeline_AnswerDue", desk.Time(at)]];
    }
}
