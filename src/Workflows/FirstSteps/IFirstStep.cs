using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.FirstSteps;

/// <summary>Something to be done before a new desk works. Whether it is done is found out each time, never ticked off; they are shown in the order they are registered in.</summary>
public interface IFirstStep
{
    /// <summary>Its words are <c>FirstStep_{Key}</c> and <c>FirstStep_{Key}_Text</c>, its link stands with the page.</summary>
    string Key { get; }

    Task<bool> IsDone(CancellationToken ct);
}

/// <summary>The organisation presents itself under its own name.</summary>
internal sealed class LetterheadStep(GlobalReachDb db) : IFirstStep
{
    public string Key => "letterhead";

    public async Task<bool> IsDone(CancellationToken ct) =>
        await db.Letterheads.AsNoTracking().OrderByDescending(l => l.Number).Select(l => (bool?)(l.Text != null)).FirstOrDefaultAsync(ct) is true;
}

/// <summary>The closing days of the coming year are known, so that deadlines are counted right.</summary>
internal sealed class OfficeStep(Calendars calendars, OfficeClock office) : IFirstStep
{
    public string Key => "office";

    public Task<bool> IsDone(CancellationToken ct) => Task.FromResult(calendars.Holidays(OfficeClock.Calendar).Keys.Any(day => day > office.Today.AddYears(1)));
}

/// <summary>The last test mail left.</summary>
internal sealed class MailStep(GlobalReachDb db) : IFirstStep
{
    private static readonly string Tested = FactNames.NameOf(typeof(MailTested));

    public string Key => "mail";

    public async Task<bool> IsDone(CancellationToken ct) =>
        (await db.Journal.AsNoTracking().Where(e => e.StreamId == Organisation.TheOne && e.Fact == Tested).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct))?.Fact() is MailTested { Problem: null };
}

/// <summary>Somebody may handle inquiries, and a second person may approve what goes out.</summary>
internal sealed class ColleaguesStep(GlobalReachDb db) : IFirstStep
{
    public string Key => "colleagues";

    public async Task<bool> IsDone(CancellationToken ct)
    {
        var people = (await db.People.AsNoTracking().Where(p => p.LeftAt == null).Select(p => p.Roles).ToListAsync(ct)).ConvertAll(roles => Rights.Of(roles));
        return people.Index().Any(one => one.Item.Contains(Permission.HandleInquiries) && people.Index().Any(other => other.Index != one.Index && other.Item.Contains(Permission.ApproveProposals)));
    }
}

/// <summary>An inquiry was registered, invented or real.</summary>
internal sealed class InquiryStep(GlobalReachDb db) : IFirstStep
{
    public string Key => "inquiry";

    public Task<bool> IsDone(CancellationToken ct) => db.Leads.AnyAsync(ct);
}
