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
    private const int MostSections = 30;

    public sealed record Command(LeadId LeadId, Guid Id, string Language) : ICommand<Result>
    {
        /// <summary>An earlier version in the same language: a page is appended that tells what changed since. Null for none.</summary>
        public Guid? ChangesSince { get; init; }

        public static Permission Requires => Permission.PrepareProposals;

        /// <summary>Which document.</summary>
        public ProposalKind Kind { get; init; }

        /// <summary>Its sections in order; empty for those the kind has by itself.</summary>
        public IReadOnlyList<ProposalSection> Sections { get; init; } = [];
    }

    public sealed record Result(Guid Id, LeadId LeadId, int Number, string Language, ProposalState State, IReadOnlyList<string> LeftOut, int DraftTexts, ProposalKind Kind);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Language).NotEmpty().Must(tag => LanguageTag.Canonical(tag) is not null).WithErrorCode("language-unknown");
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Sections.Count).InclusiveBetween(0, MostSections).OverridePropertyName("Sections");
            RuleForEach(c => c.Sections).ChildRules(section =>
            {
                section.RuleFor(s => s.Key).NotEmpty().MaximumLength(40);
                section.RuleFor(s => s.Heading).MaximumLength(ProposalText.LongestName);
                section.RuleFor(s => s.Text).MaximumLength(ProposalText.LongestTyped).Must(text => text is null || TypedText.Read(text) is not null).WithErrorCode("text-too-nested");
            });
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProposalFacts facts, ProposalComposer composer, WordsReviews reviews, EarlierVersions versions, NameGuard guard, Secrecy secrecy, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.As<Result>();
            var there = await leads.FindOrNew<Proposal>(command.LeadId, command.Id, ct);
            if (!there.Succeeded) return there.As<Result>();
            if (there.Value is { } ordered) return Told(ordered);

            if (await guard.Check(found.Value, ct, [.. command.Sections.SelectMany(TypedIn)]) is { } told) return told;
            if (command.Kind == ProposalKind.Teaser && secrecy.MayKnow(found.Value) && await NamesCompany(found.Value, string.Join('\n', command.Sections.SelectMany(TypedIn).Select(typed => typed.Text)), ct)) return Refusal.Invalid("Sections", "names-the-company");

            var (now, language) = (clock.GetUtcNow(), new LanguageTag(LanguageTag.Canonical(command.Language)!));
            var number = await db.Proposals.CountAsync(p => p.LeadId == command.LeadId, ct) + 1;
            var since = command.ChangesSince is { } earlier ? await versions.Find(command.LeadId, earlier, command.Kind, language, ct) : Outcome<EarlierVersion?>.Of(null);
            if (!since.Succeeded) return since.As<Result>();
            var model = (await facts.For(found.Value, language, number, now, ct, command.Kind)) with { Sections = [.. command.Sections.Where(section => section.Key != ProposalSection.Typed || !string.IsNullOrWhiteSpace(section.Heading + section.Text))] };
            if (command.Kind == ProposalKind.Teaser && secrecy.MayKnow(found.Value) && await NamesCompany(found.Value, model.SaidInTeaser, ct)) return ProposalRefusals.TeaserNamesCompany;
            var composed = composer.Compose(model, await reviews.Releases(language, ct), since.Value);
            if (!composed.Succeeded) return composed.As<Result>();

            var inputs = StoredFile.Of(composed.Value.Inputs);
            if (!await db.Files.AnyAsync(f => f.Hash == inputs.Hash, ct)) db.Files.Add(inputs);
            var proposal = Proposal.Order(
                command.Id, command.LeadId, number, language, composed.Value.FileName, inputs.Hash, composed.Value.TemplateHash, composed.Value.LeftOut, user.Id, now, composed.Value.DraftTexts.Count, command.Kind, model.Sections, model.ExpiresOn);
            db.Proposals.Add(proposal);
            return Told(proposal);
        }

        private static Result Told(Proposal p) => new(p.Id, p.LeadId, p.Number, p.Language.Value, p.State, p.LeftOut, p.DraftTexts, p.Kind);

        /// <summary>What a reader reads of a typed section: emphasis within a name hides none of it.</summary>
        private static IEnumerable<(string Field, string? Text)> TypedIn(ProposalSection section) => [("Sections", section.Heading), ("Sections", section.Text), ("Sections", TypedText.Plain(section.Text ?? ""))];

        /// <summary>A teaser goes to anybody: what is not kept secret yet must not be said in it either. Who does not know the name cannot ask it for one.</summary>
        private Task<bool> NamesCompany(Lead lead, string text, CancellationToken ct) => guard.Names(lead, text, ct);
    }
}
