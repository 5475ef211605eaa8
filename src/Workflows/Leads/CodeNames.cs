using System.Text.Json;
using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Gives projects their code names: neutral ones from `templates/code-names`, each used once and never again.</summary>
public sealed class CodeNames(GlobalReachDb db, NameGuard guard, TemplateFiles files)
{
    /// <summary>Classifies a lead under a name, which nobody else had or will have.</summary>
    public async Task<Outcome> Give(Lead lead, Confidentiality level, string? name, CancellationToken ct)
    {
        name = InquiryForm.Filled(name);
        if (await guard.Names(lead, name, ct)) return Refusal.Invalid("CodeName", "names-the-company");
        var classified = lead.Classify(level, name);
        if (!classified.Succeeded || name is null) return classified;
        var used = await db.UsedCodeNames.FirstOrDefaultAsync(used => used.Name == name, ct);
        if (used is null)
        {
            // A name that reads like another one is that one.
            var key = CompanyMatch.ReadKey(name);
            var others = await db.UsedCodeNames.AsNoTracking().Where(other => other.Lead != lead.Id).Select(other => other.Name).ToListAsync(ct);
            if (others.Exists(other => CompanyMatch.ReadKey(other) == key)) return LeadRefusals.CodeNameTaken;
            db.UsedCodeNames.Add(new UsedCodeName { Name = name, Lead = lead.Id });
        }

        return used is null || used.Lead == lead.Id ? Outcome.Done : LeadRefusals.CodeNameTaken;
    }

    /// <summary>A name that is still free, drawn at random so that it hints at nothing.</summary>
    public async Task<string?> Suggest(CancellationToken ct)
    {
        var all = All(files);
        var used = await db.UsedCodeNames.Select(used => used.Name).ToListAsync(ct);
        var free = all.Except(used, StringComparer.OrdinalIgnoreCase).ToList();
        return free.Count == 0 ? null : free[Random.Shared.Next(free.Count)];
    }

    /// <summary>Every name there is to draw from.</summary>
    internal static IReadOnlyList<string> All(TemplateFiles files) => JsonSerializer.Deserialize<NameFile>(files.Text("code-names/standard.json"), JsonSerializerOptions.Web)!.Names;

    private sealed record NameFile(IReadOnlyList<string> Names);
}
