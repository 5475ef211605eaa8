using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>The only mover: page, board, bulk action, API and due deadlines come through here.</summary>
public static class TakeAction
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, ActionKey Action) : ICommand<Result>
    {
        public static Permission Requires => Permission.MoveLeads;

        public string? Reason { get; init; }

        public DateOnly? ResumeOn { get; init; }

        public string? ReferredTo { get; init; }

        public LeadId? DuplicateOf { get; init; }

        public IReadOnlyList<string> Reasons { get; init; } = [];

        public bool? Controllable { get; init; }

        public ReasonEvidence Evidence { get; init; }

        public string? WinnerPlace { get; init; }

        public DateOnly? RecontactOn { get; init; }

        public StageKey? ToStage { get; init; }

        public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>Where the lead is now.</summary>
    public sealed record Result(LeadId LeadId, int Version, StageKey Stage, LeadStatus Status, IReadOnlyList<string> Skipped);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ReasonLists reasons)
        {
            RuleFor(c => c.Reason).MaximumLength(4000);
            RuleFor(c => c.ReferredTo).MaximumLength(200);
            RuleFor(c => c.WinnerPlace).MaximumLength(200);
            this.RankedReasons(c => c.Reasons);
            RuleFor(c => c.RecontactOn).BusinessDay();
            RuleForEach(c => c.Reasons).Must(reasons.Has).WithErrorCode("reason-unknown");
            RuleFor(c => c.Overrides).Must(o => o.Values.All(reason => reason is { Length: <= 4000 })).WithErrorCode("too-long");
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProcessCatalog processes, GateFactsReader reader, DeadlineUpkeep deadlines, Playbook playbook, ReasonLists reasons, CurrentUser user, OfficeClock office)
        : IRequestHandler<Command, Outcome<Result>>
    {
        /// <summary>Days after which a hold is decided on again (DOMAIN §1.3).</summary>
        private const int LongestHold = 180;

        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.As<Result>();
            var lead = found.Value;

            var process = await processes.Get(lead.Process, ct);
            var facts = await reader.Read(lead, process.ReadsFor(lead, command.Action), ct);
            var decided = process.Decide(command.Action, facts, user.Actor, Input(command));
            if (!decided.Succeeded) return decided.As<Result>();
            if (await Unfit(command, process, lead, ct) is { } unfit) return unfit;

            var passage = decided.Value;
            lead.Enter(passage, Departure(command, passage, lead), office.Now);
            await deadlines.Follow(lead, passage, ct);
            await playbook.Follow(lead, passage, ct);
            return new Result(lead.Id, lead.Version + 1, lead.Stage, lead.Status, passage.Skipped);
        }

        private static ActionInput Input(Command command) => new()
        {
            Reason = command.Reason, ResumeOn = command.ResumeOn, ReferredTo = command.ReferredTo, DuplicateOf = command.DuplicateOf,
            Reasons = command.Reasons, ToStage = command.ToStage, Overrides = command.Overrides,
        };

        /// <summary>What only the data can tell of the answers: a day ahead, another lead that exists, reasons of the right list.</summary>
        private async Task<Refusal?> Unfit(Command command, ProcessDefinition process, Lead lead, CancellationToken ct)
        {
            var action = process.Actions.First(a => a.Key == command.Action && a.FromStatus.Contains(lead.Status) && (a.From.Count == 0 || a.From.Contains(lead.Stage)));
            if (action.Inputs.Contains(ActionInputKind.ResumeOn))
            {
                if (command.ResumeOn <= office.Today || command.ResumeOn > office.Today.AddDays(LongestHold)) return Refusal.Invalid("ResumeOn", "resume-on-out-of-range", LongestHold);
            }

            if (action.ReasonList is { } list && command.Reasons.FirstOrDefault(key => !reasons.Of(list).Contains(key)) is { } foreign) return Refusal.Invalid("Reasons", "reason-unknown", foreign);
            if (command.DuplicateOf is { } other && action.Inputs.Contains(ActionInputKind.DuplicateOf))
            {
                if (other == lead.Id || await db.Leads.FirstOrDefaultAsync(l => l.Id == other, ct) is not { } original) return Refusal.Invalid("DuplicateOf", "duplicate-of-unknown");
                if (original.Status.IsTerminal) return Refusal.Invalid("DuplicateOf", "duplicate-of-ended");
            }

            return null;
        }

        private Departure Departure(Command command, Passage passage, Lead lead)
        {
            var words = string.Join("\n", new[] { command.Reason }.Concat(command.Overrides.Where(o => passage.Skipped.Contains(o.Key)).Select(o => $"{o.Key}: {o.Value}")).Where(text => !string.IsNullOrWhiteSpace(text)));
            Guid? note = null;
            if (words.Length > 0)
            {
                var written = Note.Write(Guid.CreateVersion7(), lead.Id, NoteKind.Reason, words, user.Id, office.Now);
                db.Notes.Add(written);
                note = written.Id;
            }

            var ending = command.Reasons.Count == 0
                ? null
                : new Ending { Reasons = command.Reasons, Controllable = command.Controllable, Evidence = command.Evidence, WinnerPlace = command.WinnerPlace, RecontactOn = command.RecontactOn };
            return new Departure(note, command.ResumeOn, command.ReferredTo, command.DuplicateOf, ending);
        }
    }
}
