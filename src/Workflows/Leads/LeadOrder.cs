using System.Linq.Expressions;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>What a list of leads can be put in order by.</summary>
/// <remarks>Not by name: it differs by who asks. Not by capital: amounts of different currencies are not compared. Not by owner or country: names depend on the language.</remarks>
public enum LeadSort
{
    /// <summary>When it arrived.</summary>
    Received,

    /// <summary>The project number.</summary>
    Number,

    /// <summary>How far it is in its process.</summary>
    Stage,

    /// <summary>Jobs as planned.</summary>
    Jobs,

    /// <summary>The grade of its score.</summary>
    Grade,

    /// <summary>The day of the promised next step.</summary>
    NextStep,

    /// <summary>Its first running clock.</summary>
    Due,

    /// <summary>The last talk of substance.</summary>
    LastContact,

    /// <summary>When it entered its stage.</summary>
    StageEntered,
}

/// <summary>The order of a list: stable by project number, and what is not known stands last in either direction.</summary>
internal abstract class LeadOrder
{
    public static LeadOrder By(LeadSort sort, bool descending, LeadTimes.Moment at, ProcessDefinition process) => sort switch
    {
        LeadSort.Received => new Keyed<DateTimeOffset>(r => r.Lead.ReceivedAt, descending),
        LeadSort.Number => new Numbered(descending),
        LeadSort.Stage => new Keyed<int>(RankOfStage(process), descending),
        LeadSort.Jobs => descending ? new Keyed<int>(r => r.Lead.Jobs ?? -1, descending) : new Keyed<int>(r => r.Lead.Jobs ?? int.MaxValue, descending),
        LeadSort.Grade => descending
            ? new Keyed<int>(r => r.Lead.Score == null ? -1 : r.Lead.Score.Grade == "A" ? 0 : r.Lead.Score.Grade == "B" ? 1 : r.Lead.Score.Grade == "C" ? 2 : 3, descending)
            : new Keyed<int>(r => r.Lead.Score == null ? 9 : r.Lead.Score.Grade == "A" ? 0 : r.Lead.Score.Grade == "B" ? 1 : r.Lead.Score.Grade == "C" ? 2 : 3, descending),
        LeadSort.NextStep => ByDay(descending),
        LeadSort.Due => ByDue(at.Asking, Unknown(descending), descending),
        LeadSort.LastContact => ByContact(Unknown(descending), descending),
        LeadSort.StageEntered => new Keyed<DateTimeOffset>(r => r.Lead.StageEnteredAt, descending),
    };

    public abstract IQueryable<NamedLead> Sort(IQueryable<NamedLead> rows);

    /// <summary>Where a lead stands among others: what comes before it, nearest first, and what comes after; null for a lead that is not visible.</summary>
    public abstract Task<(IQueryable<NamedLead> Before, IQueryable<NamedLead> After)?> Around(LeadId lead, IQueryable<NamedLead> visible, IQueryable<NamedLead> rows, CancellationToken ct);

    private static DateTimeOffset Unknown(bool descending) => new(descending ? 1 : 9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static Keyed<DateOnly> ByDay(bool descending)
    {
        var unknown = descending ? DateOnly.MinValue : DateOnly.MaxValue;
        return new(r => r.Lead.NextStepOn ?? unknown, descending);
    }

    private static Keyed<DateTimeOffset> ByDue(IQueryable<Domain.Deadlines.Deadline> armed, DateTimeOffset unknown, bool descending) =>
        new(r => armed.Where(d => d.LeadId == r.Lead.Id).Min(d => (DateTimeOffset?)d.DueAt) ?? unknown, descending);

    private static Keyed<DateTimeOffset> ByContact(DateTimeOffset unknown, bool descending) => new(r => r.Lead.LastContactAt ?? unknown, descending);

    /// <summary>Stages are stored by key; their order is the process's.</summary>
    private static Expression<Func<NamedLead, int>> RankOfStage(ProcessDefinition process)
    {
        Expression<Func<NamedLead, StageKey>> stage = r => r.Lead.Stage;
        var rank = process.Stages.Select((definition, index) => (definition.Key, Index: index)).Reverse()
            .Aggregate((Expression)Expression.Constant(process.Stages.Count), (rest, known) => Expression.Condition(Expression.Equal(stage.Body, Expression.Constant(known.Key)), Expression.Constant(known.Index), rest));
        return Expression.Lambda<Func<NamedLead, int>>(rank, stage.Parameters);
    }

    /// <summary>By project number alone, which no two leads share.</summary>
    private sealed class Numbered(bool descending) : LeadOrder
    {
        public override IQueryable<NamedLead> Sort(IQueryable<NamedLead> rows) => Sort(rows, descending);

        public override async Task<(IQueryable<NamedLead> Before, IQueryable<NamedLead> After)?> Around(LeadId lead, IQueryable<NamedLead> visible, IQueryable<NamedLead> rows, CancellationToken ct)
        {
            if (await visible.Where(r => r.Lead.Id == lead).Select(r => r.Lead.Number).FirstOrDefaultAsync(ct) is not { } number) return null;
#pragma warning disable CA1309 // The database compares, and numbers are capital letters and digits.
            var (lower, higher) = (rows.Where(r => string.Compare(r.Lead.Number, number) < 0), rows.Where(r => string.Compare(r.Lead.Number, number) > 0));
#pragma warning restore CA1309
            return descending ? (Sort(higher, false), Sort(lower, true)) : (Sort(lower, true), Sort(higher, false));
        }

        private static IQueryable<NamedLead> Sort(IQueryable<NamedLead> rows, bool downwards) => downwards ? rows.OrderByDescending(r => r.Lead.Number) : rows.OrderBy(r => r.Lead.Number);
    }

    private sealed class Keyed<TKey>(Expression<Func<NamedLead, TKey>> key, bool descending) : LeadOrder
        where TKey : struct
    {
        public override IQueryable<NamedLead> Sort(IQueryable<NamedLead> rows) => Sort(rows, descending);

        public override async Task<(IQueryable<NamedLead> Before, IQueryable<NamedLead> After)?> Around(LeadId lead, IQueryable<NamedLead> visible, IQueryable<NamedLead> rows, CancellationToken ct)
        {
            if (await visible.Where(r => r.Lead.Id == lead).Select(r => r.Lead.Number).FirstOrDefaultAsync(ct) is not { } number) return null;
            var here = await visible.Where(r => r.Lead.Id == lead).Select(key).FirstAsync(ct);
            return (Sort(rows.Where(Beyond(here, number, descending)), !descending), Sort(rows.Where(Beyond(here, number, !descending)), descending));
        }

        private IQueryable<NamedLead> Sort(IQueryable<NamedLead> rows, bool downwards) =>
            downwards ? rows.OrderByDescending(key).ThenByDescending(r => r.Lead.Number) : rows.OrderBy(key).ThenBy(r => r.Lead.Number);

        /// <summary>Above or below a place in the order.</summary>
        private Expression<Func<NamedLead, bool>> Beyond(TKey here, string number, bool above)
        {
            // A value that a closure holds becomes a parameter of the SQL.
            Expression<Func<TKey>> place = () => here;
#pragma warning disable CA1309 // The database compares, and numbers are capital letters and digits.
            Expression<Func<string, bool>> tie = above ? n => string.Compare(n, number) > 0 : n => string.Compare(n, number) < 0;
#pragma warning restore CA1309
            Expression<Func<NamedLead, string>> own = r => r.Lead.Number;
            var row = key.Parameters[0];
            var ownNumber = new Replace(own.Parameters[0], row).Visit(own.Body)!;
            var further = above ? Expression.GreaterThan(key.Body, place.Body) : Expression.LessThan(key.Body, place.Body);
            var sameButFurther = Expression.AndAlso(Expression.Equal(key.Body, place.Body), new Replace(tie.Parameters[0], ownNumber).Visit(tie.Body)!);
            return Expression.Lambda<Func<NamedLead, bool>>(Expression.OrElse(further, sameButFurther), row);
        }
    }

    private sealed class Replace(Expression what, Expression by) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == what ? by : base.Visit(node);
    }
}
