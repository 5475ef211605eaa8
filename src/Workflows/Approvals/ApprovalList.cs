using FluentValidation;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Today;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Approvals;

/// <summary>Approvals on all leads a person may see, the longest asked for first.</summary>
public static class ApprovalList
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadPipeline;

        /// <summary>Only in this state; null for all.</summary>
        public ApprovalState? State { get; init; } = ApprovalState.Open;

        /// <summary>Only those that wait for this role; null for all.</summary>
        public Role? WaitsFor { get; init; }

        /// <summary>Only those this person asked for; null for everybody's.</summary>
        public PersonId? RequestedBy { get; init; }

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.WaitsFor).IsInEnum();
        }
    }

    public sealed record Result(IReadOnlyList<Row> Approvals, int Total, int Page, int PageSize);

    /// <summary>An approval on its lead, in the version that a decision names.</summary>
    public sealed record Row(Guid Id, WorkLead Lead, int Version, string Key, ApprovalPolicy Policy, int Needed, ApprovalState State, PersonId RequestedBy, DateTimeOffset RequestedAt, string? Remark, DateTimeOffset? DueAt)
    {
        /// <summary>The roles that are waited for.</summary>
        public required IReadOnlyList<Role> WaitsFor { get; init; }

        public required IReadOnlyList<Decided> Decisions { get; init; }
    }

    /// <summary>What one person said; why is told to who may know the company: it may have been said while everybody might.</summary>
    public sealed record Decided(int Seat, Role Role, PersonId Person, PersonId? InsteadOf, bool Approves, string? Comment, DateTimeOffset At)
    {
        public static Decided Of(ApprovalDecision decision, bool knows) => new(decision.Seat, decision.Role, decision.PersonId, decision.InsteadOf, decision.Approves, knows ? decision.Comment : null, decision.At);
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var approvals = db.Approvals.AsQueryable();
            if (query.State is { } state) approvals = approvals.Where(a => a.State == state);
            if (query.RequestedBy is { } person) approvals = approvals.Where(a => a.RequestedBy == person);
            if (query.WaitsFor is { } role)
            {
                var name = $"{role}";
                approvals = approvals.Where(a => a.WaitsFor.Contains(name));
            }

            var rows = from approval in approvals join named in secrecy.NamedLeads() on approval.LeadId equals named.Lead.Id select new { Approval = approval, Named = named };
            var total = await rows.CountAsync(ct);
            var page = await rows.OrderBy(r => r.Approval.RequestedAt).ThenBy(r => r.Named.Lead.Number).ThenBy(r => r.Approval.Key).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
                .Select(r => new
                {
                    r.Approval, r.Named.Lead.Version,
                    Lead = new WorkLead(r.Named.Lead.Id, r.Named.Lead.Number, r.Named.Name.Name, r.Named.Name.IsIdentity, r.Named.Lead.Confidentiality, r.Named.Lead.Stage, r.Named.Lead.Process.Key, r.Named.Lead.Process.Version, r.Named.Lead.Jobs),
                    DueAt = db.Deadlines.Asking().Where(d => d.Subject == r.Approval.Id && d.LeadId == r.Approval.LeadId).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefault(),
                }).ToListAsync(ct);
            return new Result(
                [
                    .. page.Select(r => new Row(r.Approval.Id, r.Lead, r.Version, r.Approval.Key, r.Approval.Policy, r.Approval.Needed, r.Approval.State, r.Approval.RequestedBy, r.Approval.RequestedAt, r.Lead.IsIdentity ? r.Approval.Remark : null, r.DueAt)
                    {
                        WaitsFor = r.Approval.WaitingRoles, Decisions = [.. r.Approval.Decisions.OrderBy(d => d.At).Select(d => Decided.Of(d, r.Lead.IsIdentity))],
                    }),
                ],
                total, query.Page, query.PageSize);
        }
    }
}
