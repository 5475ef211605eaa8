using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>Which open leads of a version are to go over: those a filter leaves, those that are named, or those another run carried over.</summary>
public record MigrationChoice : LeadFilter
{
    /// <summary>The run whose leads go back, or on.</summary>
    public Guid? Run { get; init; }

    public new sealed class Validator : AbstractValidator<MigrationChoice>
    {
        public Validator()
        {
            Include(new LeadFilter.Validator());
            RuleFor(c => c.Only).Must(named => named.Count <= MigrationRun.Most).WithErrorCode("too-many-values");
        }
    }
}

/// <summary>Finds the leads that are chosen, as far as the person who chooses may tell them apart.</summary>
public sealed class ChosenLeads(GlobalReachDb db, Secrecy secrecy, LeadTimes times, FilterLookup lookup, CurrentUser user)
{
    /// <summary>The visible open leads of a version that were chosen. Who may not read leads chooses them by stage, status and number: any other filter would tell what they are about.</summary>
    internal async Task<Outcome<IQueryable<NamedLead>>> Of(ProcessRef process, MigrationChoice choice, CancellationToken ct)
    {
        var (key, version) = (process.Key, process.Version);
        var rows = secrecy.NamedLeads().Where(r => r.Lead.Process.Key == key && r.Lead.Process.Version == version && r.Lead.OpenStage != null);
        if (choice.Run is { } run) rows = rows.Where(r => db.MigrationRunLeads.Any(l => l.Run == run && l.Lead == r.Lead.Id && l.State == RunLeadState.Carried));
        if (!user.May(Permission.ReadLeads))
        {
            if (choice.Words?.ToUpperInvariant() is { } number) rows = rows.Where(r => r.Lead.Number.Contains(number));
            choice = new MigrationChoice { Stages = choice.Stages, Status = choice.Status, Only = choice.Only };
        }

        if (await times.Refuses(choice, ct) is { } unknown) return unknown;
        return await lookup.Tell(choice, ct) is { } told ? Outcome<IQueryable<NamedLead>>.Of(told.Of(rows, await times.Now(told, ct))) : TeamDirectory.Unknown;
    }
}
