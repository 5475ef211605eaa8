using System.Text.Json;
using GlobalReach.Cast;
using GlobalReach.Workflows.Data;
using static GlobalReach.Cast.People;

namespace GlobalReach.Crash.Tests;

/// <summary>What the writers ask of the desk, each by whom it belongs to, and the effect it has to leave in the lead's journal exactly once.</summary>
internal static class Writes
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static Write Register(LeadId lead)
    {
        var inquiry = JsonSerializer.SerializeToNode(Investors.Solaris, StoredJson.Options)!.AsObject();
        inquiry["id"] = lead.Value;
        return new Write(lead, Amina, HttpMethod.Post, "/api/inquiries", inquiry, Effects.Registered);
    }

    public static Write Acknowledge(LeadId lead, int version) => Put(lead, "acknowledgement", new { version, byMail = true }, Effects.Acknowledged);

    public static Write CheckDuplicates(LeadId lead, int version) => Put(lead, "duplicate-check", new { version }, Effects.DuplicatesChecked);

    public static Write Screen(LeadId lead, int version)
    {
        var id = Guid.CreateVersion7();
        var body = new { version, party = Investors.Solaris.CompanyName, list = "Consolidated Screening List", listDate = Today, result = "Clear" };
        return new Write(lead, Grace, HttpMethod.Put, $"/api/leads/{lead}/screenings/{id}", body, Effects.Screened(id));
    }

    public static Write Note(LeadId lead)
    {
        var id = Guid.CreateVersion7();
        return Put(lead, $"notes/{id}", new { text = Effects.Noted(id) }, Effects.Noted(id));
    }

    public static Write Act(LeadId lead, string action, int version)
    {
        var body = new { version, reason = "Asked for by the investor", resumeOn = Today.AddDays(30), toStage = "inquiry", referredTo = "A neighbouring region" };
        return new Write(lead, Amina, HttpMethod.Post, $"/api/leads/{lead}/actions/{action}", body, Effects.Moved(action));
    }

    private static Write Put(LeadId lead, string what, object body, string effect) => new(lead, Amina, HttpMethod.Put, $"/api/leads/{lead}/{what}", body, effect);
}
