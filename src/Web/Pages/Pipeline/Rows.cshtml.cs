using System.Globalization;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Pipeline;

/// <summary>The leads behind one number of the leadership page.</summary>
public sealed class RowsModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, AccessLog accessLog, PipelineWords words, DeskTime desk, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty(SupportsGet = true)]
    public PipelineFigure Figure { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public Place? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Opening { get; set; }

    [BindProperty(SupportsGet = true)]
    public MoveKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public FunnelPart Reached { get; set; }

    [BindProperty(SupportsGet = true)]
    public StallReason? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public DuePart Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "response")]
    public ResponsePart Answered { get; set; }

    [BindProperty(SupportsGet = true)]
    public LeadSource? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public BusinessFunction? Function { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Unknown { get; set; }

    public PipelineRows.Result Found { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    public ProcessDefinition Process { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var found = await mediator.Send(
            new PipelineRows.Query(Figure)
            {
                AsOf = AsOf, Place = Place, Opening = Opening, Kind = Kind, Stage = Stage, Reached = Reached, Reason = Reason, Due = Due, Response = Answered,
                Source = Source, Function = Function, Country = Country, Unknown = Unknown, Page = number,
            },
            ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));

        Found = found.Value;
        Texts = processes.Words();
        Process = await processes.Latest(RegisterInquiry.Process, ct);
        names = (await people.All(ct)).ToDictionary(person => person.Id, person => person.Name);
        await accessLog.Identity(Found.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return Page();
    }

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, "–");

    public IEnumerable<string> Counted(PipelineRows.Row row) => words.Counted(row, Process, Figure);

    /// <summary>The number in words: what, narrowed to what, of when.</summary>
    public IEnumerable<string> What()
    {
        yield return Figure switch
        {
            PipelineFigure.Moves => labels.Name(Kind!.Value),
            PipelineFigure.Entered => labels[$"Pipeline_Rows_Entered_{Reached}"],
            PipelineFigure.Stalled => labels[Reason is { } reason ? $"Pipeline_Rows_Stalled_{reason}" : "Pipeline_Rows_Stalled"],
            PipelineFigure.Due => labels[$"Pipeline_Rows_Due_{Due}"],
            PipelineFigure.Responses => labels[$"Pipeline_Rows_Responses_{Answered}"],
            _ => labels[$"Pipeline_Rows_{Figure}"],
        };
        if (!string.IsNullOrEmpty(Stage)) yield return Texts.Stage(new StageKey(Stage));
        if (Place is { } place and not Workflows.Pipeline.Place.Elsewhere) yield return labels[$"Pipeline_Place_{place}"];
        if (Figure == PipelineFigure.Functions) yield return Function is { } function ? labels.Name(function) : labels["Pipeline_Unknown"];
        else if (Unknown) yield return labels["Pipeline_Unknown"];
        if (Source is { } source) yield return labels.Name(source);
        if (!string.IsNullOrEmpty(Country)) yield return Words.Country(Country);
    }

    /// <summary>The period or instant the number is told for.</summary>
    public string When() => Figure switch
    {
        PipelineFigure.Moves or PipelineFigure.Responses => labels["Pipeline_Days", desk.Date(Found.Reporting.Month.From), desk.Date(Found.Reporting.Month.To)],
        PipelineFigure.Entered or PipelineFigure.Wins => labels["Pipeline_Days", desk.Date(Found.Reporting.Year.From), desk.Date(Found.Reporting.Year.To)],
        PipelineFigure.Stalled or PipelineFigure.Due => labels["Pipeline_AsOf", desk.Time(desk.Now)],
        _ => labels["Pipeline_AsOf", desk.Time(Opening ? Found.Reporting.Month.After : Found.Reporting.AsOf)],
    };

    public Paging Pages() => new(Found.Page, Found.PageSize, Found.Total, page => RowsAddress.For(
        Figure, AsOf, ("place", Place), ("opening", Opening ? true : null), ("kind", Kind), ("stage", Stage), ("reached", Reached), ("reason", Reason), ("due", Due), ("response", Answered), ("source", Source),
        ("function", Function), ("country", Country), ("unknown", Unknown ? true : null), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))));
}
