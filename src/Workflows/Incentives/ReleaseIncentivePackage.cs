using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Incentives;

/// <summary>An approved package goes to the investor; one released package stands at a time.</summary>
public static class ReleaseIncentivePackage
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.PrepareIncentives;
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<IncentivePackage>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, package) = found.Value;
            if (await db.Packages.AnyAsync(p => p.LeadId == lead.Id && p.Id != package.Id && p.State == PackageState.Released, ct)) return Refusal.Rule("another-offer-released") with { Link = "incentives" };
            return package.Release(office.Today, office.Now);
        }
    }
}
