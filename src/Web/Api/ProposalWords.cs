using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>How far the words of proposals have been read. A key cannot release any: that is for a person who has read them.</summary>
internal static class ProposalWords
{
    public static void MapProposalWords(this IEndpointRouteBuilder api)
    {
        api.MapGet("/proposal-words", All).WithName("getProposalLanguages").WithSummary("The languages of proposals, with how many blocks of words are reviewed, drafts or missing.").Produces<IReadOnlyList<WordsLanguages.Language>>();
        api.MapGet("/proposal-words/{language}", One).WithName("getProposalWords").WithSummary("The words of one language beside the English ones, block by block, with who reviewed them.").Produces<WordsToReview.Result>();
    }

    private static async Task<IResult> All(IMediator mediator, OutcomeResults results, CancellationToken ct) => results.Answer(await mediator.Send(new WordsLanguages.Query(), ct), Results.Ok);

    private static async Task<IResult> One(string language, IMediator mediator, OutcomeResults results, CancellationToken ct) => results.Answer(await mediator.Send(new WordsToReview.Query(language), ct), Results.Ok);
}
