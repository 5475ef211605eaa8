using System.Globalization;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Proposals;

/// <summary>The words of one language beside the English ones; who has read a block says so here.</summary>
public sealed class LanguageModel(IMediator mediator) : PageModel
{
    private const char Between = ' ';

    /// <summary>The blocks that were read, each as its key and the hash of its words.</summary>
    [BindProperty]
    public IReadOnlyList<string> Read { get; set; } = [];

    public WordsToReview.Result Words { get; private set; } = null!;

    /// <summary>Whether what needs no reading any more is shown as well.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public string Direction => CultureInfo.GetCultureInfo(Words.Language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public IEnumerable<WordsToReview.Block> Shown => Words.Blocks.Where(block => All || block.State is BlockState.Draft or BlockState.Missing);

    public static string ValueOf(WordsToReview.Block block) => $"{block.Key}{Between}{block.Hash}";

    public async Task<IActionResult> OnGetAsync(string language, CancellationToken ct) => await Load(language, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string language, CancellationToken ct)
    {
        var blocks = Read.Select(one => one.Split(Between)).Where(parts => parts.Length == 2).Select(parts => new ReviewWords.ReadBlock(parts[0], parts[1])).ToList();
        return await Send(new ReviewWords.Command(language, blocks), language, "Flash_WordsReviewed", ct);
    }

    public Task<IActionResult> OnPostTakeBackAsync(string language, string block, CancellationToken ct) => Send(new TakeBackWordsReview.Command(language, block), language, "Flash_WordsReviewTakenBack", ct);

    private async Task<IActionResult> Send(IRequest<Domain.Foundation.Outcome> command, string language, string told, CancellationToken ct) => await this.Answer(
        await mediator.Send(command, ct),
        () =>
        {
            this.Flash(told);
            return Redirect($"/proposals/words/{language}{(All ? "?all=true" : "")}");
        },
        () => Load(language, ct));

    private async Task<IActionResult?> Load(string language, CancellationToken ct)
    {
        var found = await mediator.Send(new WordsToReview.Query(language), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Words = found.Value;
        return null;
    }
}
