using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>Requirements, rivals and drivers are written down, and who may know what under which name.</summary>
public static class RecordDiscovery
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Confidentiality Confidentiality, string? CodeName, IReadOnlyList<string> MustHaves, IReadOnlyList<string> Drivers, Known<string> Rivals, Known<string> UtilityLoads, Known<Money> AverageWage) : ICommand
    {
        public static Permission Requires => Permission.RecordDiscovery;

        public Known<int> JobsKept { get; init; }

        public Known<CfiusSign> Cfius { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Confidentiality).IsInEnum();
            RuleFor(c => c.CodeName).MaximumLength(60);
            RuleFor(c => c.MustHaves.Count).LessThanOrEqualTo(50).OverridePropertyName(nameof(Command.MustHaves));
            RuleForEach(c => c.MustHaves).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Drivers.Count).LessThanOrEqualTo(20).OverridePropertyName(nameof(Command.Drivers));
            RuleForEach(c => c.Drivers).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Rivals).Must(k => !k.HasValue || k.Value.Length <= 2000).WithErrorCode("too-long");
            RuleFor(c => c.UtilityLoads).Must(k => !k.HasValue || k.Value.Length <= 2000).WithErrorCode("too-long");
            RuleFor(c => c.AverageWage).Amount();
            RuleFor(c => c.JobsKept).Headcount();
            RuleFor(c => c.Cfius).Must(k => !k.HasValue || Enum.IsDefined(k.Value)).WithErrorCode("unknown-choice");
        }
    }

    public sealed class Handler(LeadAccess leads, CodeNames codeNames, NameGuard guard, StoredNames stored, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var lead = found.Value;
            var classified = await codeNames.Give(lead, command.Confidentiality, command.CodeName, ct);
            if (!classified.Succeeded) return classified;
            (string, string?)[] texts =
            [
                .. command.MustHaves.Select(text => ("MustHaves", text)), .. command.Drivers.Select(text => ("Drivers", text)),
                ("Rivals", command.Rivals.Or(null)), ("UtilityLoads", command.UtilityLoads.Or(null)),
            ];
            if (await guard.Check(lead, ct, texts) is { } told) return told;
            var recorded = lead.RecordDiscovery(new Discovery
            {
                MustHaves = command.MustHaves, Drivers = command.Drivers, Rivals = command.Rivals, UtilityLoads = command.UtilityLoads, AverageWage = command.AverageWage, JobsKept = command.JobsKept, Cfius = command.Cfius,
                By = user.Id, At = clock.GetUtcNow(),
            });
            return recorded.Succeeded && await stored.In(lead, ct) is { Count: > 0 } places ? Outcome.Refused(places) : recorded;
        }
    }
}
