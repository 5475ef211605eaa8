using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A new version of the proposal is ordered from the lead's facts: its inputs are stored now, its file is made at once afterwards.</summary>
public static class GenerateProposal
{
    public sealed record Command(LeadId LeadId, Guid Id, string Language) : ICommand<Result>
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed record Result(Guid Id, LeadId LeadId, int Number, string Language, ProposalState State, IReadOnlyList<string> LeftOut, int DraftTexts);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Language).NotEmpty().Must(tag => LanguageTag.Canonical(tag) is not null).WithErrorCode("language-unknown");
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProposalFacts facts, ProposalComposer composer, WordsReviews reviews, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.As<Result>();
            var there = await leads.FindOrNew<Proposal>(command.LeadId, command.Id, ct);
            if (!there.Succeeded) return there.As<Result>();
            if (there.Value is { } ordered) return Told(ordered);

            var (now, language) = (clock.GetUtcNow(), new LanguageTag(LanguageTag.Canonical(command.Language)!));
            var number = await db.Proposals.CountAsync(p => p.LeadId == command.LeadId, ct) + 1;
            var composed = composer.Compose(await facts.For(found.Value, language, number, now, ct), await reviews.Releases(language, ct));
            if (!composed.Succeeded) return composed.As<Result>();

            var inputs = StoredFile.Of(composed.Value.Inputs);
            if (!await db.Files.AnyAsync(f => f.Hash == inputs.Hash, ct)) db.Files.Add(inputs);
            var proposal = Proposal.Order(
                command.Id, command.LeadId, number, language, composed.Value.FileName, inputs.Hash, composed.Value.TemplateHash, composed.Value.LeftOut, user.Id, now, composed.Value.DraftTexts.Count);
            db.Proposals.Add(proposal);
            return Told(proposal);
        }

        private static Result Told(Proposal p) => new(p.Id, p.LeadId, p.Number, p.Language.Value, p.State, p.LeftOut, p.DraftTexts);
    }
}
