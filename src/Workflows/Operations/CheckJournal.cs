using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Operations;

/// <summary>Folds the journal of every lead anew and compares it with what is stored; when that was done, and what came of it, is recorded.</summary>
public static class CheckJournal
{
    private const int Batch = 500;

    /// <summary>So many differing leads are recorded by name; there should be none.</summary>
    private const int Named = 50;

    public sealed record Command : ICommand<Result>
    {
        public static Permission Requires => Permission.Administer;
    }

    /// <summary>How many leads were compared, and how many of them differ.</summary>
    public sealed record Result(int Leads, int Differing);

    public sealed class Handler(GlobalReachDb db, JournalComparison comparison, OrganisationAccess organisation) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            var (leads, differing, last) = (0, new SortedSet<string>(StringComparer.Ordinal), "");
            while (true)
            {
                var after = last;
#pragma warning disable CA1309 // The database compares, and numbers are capital letters and digits.
                var batch = await db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility]).Where(l => string.Compare(l.Number, after) > 0).OrderBy(l => l.Number).Take(Batch).Select(l => new { l.Id, l.Number }).ToListAsync(ct);
#pragma warning restore CA1309
                if (batch.Count == 0) break;
                differing.UnionWith((await comparison.Of([.. batch.Select(l => l.Id)], ct)).Select(difference => difference.Lead));
                (leads, last) = (leads + batch.Count, batch[^1].Number);
            }

            (await organisation.Open(ct)).CompareJournal(leads, differing.Count, [.. differing.Take(Named)]);
            return new Result(leads, differing.Count);
        }
    }
}
