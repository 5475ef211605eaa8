using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Workflows.Companies.AlikeCompanies;

namespace GlobalReach.Workflows.Companies;

/// <summary>Finds likely companies by the beginnings and ends of their keys, so that a hundred thousand are searched while somebody types.</summary>
/// <remarks>One slip is in the first or in the second half of a name: whoever shares one half is compared letter by letter. Names with more slips than that are found by the check for duplicates, which compares all.</remarks>
public sealed class CompanySearch(GlobalReachDb db, Secrecy secrecy)
{
    private const int Most = 6;
    private const int MostCompared = 400;

    /// <summary>From so many letters on, what begins a name is worth a warning.</summary>
    private const int TellingBeginning = 5;

    /// <summary>Shorter halves are in too many names.</summary>
    private const int ShortestHalf = 3;

    public async Task<Result> For(Query query, CancellationToken ct)
    {
        var keys = new[] { query.Name, query.NativeName }.Select(InquiryForm.Filled).OfType<string>().Select(CompanyMatch.Key).Where(key => CompanyMatch.Weight(key) > 1).Distinct().ToList();
        var (web, mail) = (WebDomain.Of(query.Website), WebDomain.OfMail(query.Email));
        var compared = keys.Count > 0 || web is not null || mail is not null;
        if (!compared) return new Result([], false, []);

        var found = new Dictionary<CompanyId, Match>();
        foreach (var key in keys) Compare(key, await Near(key, ct));
        foreach (var domain in new[] { web, mail }.OfType<string>().Distinct()) await CompareDomain(domain, ct);
        var told = await Tell(found, query.Except, ct);
        return new Result(told, await secrecy.KeepsAny(ct), await ProtectedRead.Of(secrecy, [.. told.Select(c => c.Id)], ct));

        void Compare(string key, IEnumerable<Keyed> near)
        {
            foreach (var other in near)
            {
                if (Why(key, other) is { } why) Note(other, why.Why, why.Alike);
            }
        }

        async Task CompareDomain(string domain, CancellationToken stop)
        {
            foreach (var other in await Keys(db.Companies.Where(c => c.WebDomain == domain).OrderBy(c => c.MatchKey), stop)) Note(other, Likeness.SameWebsite, 1);
            var colleagues = secrecy.Contacts().Where(c => c.MailDomain == domain && c.CompanyId != null).Select(c => c.CompanyId!.Value);
            foreach (var other in await Keys(db.Companies.Where(c => colleagues.Contains(c.Id)).OrderBy(c => c.MatchKey), stop)) Note(other, Likeness.SameMail, 1);
        }

        void Note(Keyed other, Likeness why, double alike)
        {
            var goesOn = other.MergedInto ?? other.Id;
            if (!found.TryGetValue(goesOn, out var known) || why < known.Why) found[goesOn] = new Match(why, alike, other.MergedInto is null ? null : other.Name);
        }
    }

    private static (Likeness Why, double Alike)? Why(string key, Keyed other)
    {
        if (key == other.Key) return (Likeness.SameName, 1);
        if (key == other.NativeKey) return (Likeness.SameNativeName, 1);
        if (key == other.TradingKey) return (Likeness.SameTradingName, 1);
        var names = new[] { other.Key, other.NativeKey, other.TradingKey }.OfType<string>().ToList();
        if (names.Exists(name => Begins(key, name) || Begins(name, key))) return (Likeness.Affiliate, CompanyMatch.Branch);
        var alike = names.Max(name => CompanyMatch.SimilarityOfKeys(key, name));
        return alike >= CompanyMatch.Threshold ? (Likeness.NearlySameName, alike) : null;
    }

    private static bool Begins(string shorter, string longer) =>
        shorter.Length < longer.Length && CompanyMatch.Weight(shorter) >= TellingBeginning && longer.StartsWith(shorter, StringComparison.Ordinal);

    /// <summary>Everybody whose key is one of this key's beginnings, or shares its first or second half.</summary>
    private async Task<IReadOnlyList<Keyed>> Near(string key, CancellationToken ct)
    {
        var beginnings = Enumerable.Range(1, key.Length).Select(length => key[..length]).Where(part => part.Length == key.Length || CompanyMatch.Weight(part) >= TellingBeginning).ToList();
        var half = Math.Max(key.Length / 2, Math.Min(ShortestHalf, key.Length));
        var (first, last) = (key[..half], CompanyMatch.Backwards(key)[..half]);
        var (afterFirst, afterLast) = (After(first), After(last));
#pragma warning disable CA1309 // Compared in the database, where keys lie letter by letter.
        List<Keyed> near =
        [
            .. await Keys(db.Companies.Where(c => beginnings.Contains(c.MatchKey)).OrderBy(c => c.MatchKey), ct),
            .. await Keys(db.Companies.Where(c => beginnings.Contains(c.NativeMatchKey!)).OrderBy(c => c.NativeMatchKey), ct),
            .. await Keys(db.Companies.Where(c => beginnings.Contains(c.TradingMatchKey!)).OrderBy(c => c.TradingMatchKey), ct),
            .. await Keys(db.Companies.Where(c => string.Compare(c.MatchKey, key) >= 0 && string.Compare(c.MatchKey, After(key)) < 0).OrderBy(c => c.MatchKey), ct),
            .. await Keys(db.Companies.Where(c => string.Compare(c.MatchKey, first) >= 0 && string.Compare(c.MatchKey, afterFirst) < 0).OrderBy(c => c.MatchKey), ct),
            .. await Keys(db.Companies.Where(c => string.Compare(c.NativeMatchKey, first) >= 0 && string.Compare(c.NativeMatchKey, afterFirst) < 0).OrderBy(c => c.NativeMatchKey), ct),
            .. await Keys(db.Companies.Where(c => string.Compare(c.TradingMatchKey, first) >= 0 && string.Compare(c.TradingMatchKey, afterFirst) < 0).OrderBy(c => c.TradingMatchKey), ct),
            .. await Keys(db.Companies.Where(c => string.Compare(c.MatchTail, last) >= 0 && string.Compare(c.MatchTail, afterLast) < 0).OrderBy(c => c.MatchTail), ct),
        ];
#pragma warning restore CA1309
        return [.. near.DistinctBy(other => other.Id)];
    }

    /// <summary>The first text, letter by letter, behind all that begin with this one.</summary>
    private static string After(string beginning) => beginning[..^1] + (char)(beginning[^1] + 1);

    private static Task<List<Keyed>> Keys(IOrderedQueryable<Company> companies, CancellationToken ct) =>
        companies.Take(MostCompared).Select(c => new Keyed(c.Id, c.LegalName, c.MatchKey, c.NativeMatchKey, c.TradingMatchKey, c.MergedInto)).ToListAsync(ct);

    private async Task<IReadOnlyList<Candidate>> Tell(Dictionary<CompanyId, Match> found, CompanyId? except, CancellationToken ct)
    {
        // Far more than are shown, since some may be kept from this person.
        var ids = found.Where(f => f.Key != except).OrderBy(f => f.Value.Why).ThenByDescending(f => f.Value.Alike).Select(f => f.Key).Take(MostCompared).ToList();
        var (known, contacts, parents) = (secrecy.KnownLeads(), secrecy.Contacts(), secrecy.Companies());
        var tellable = (await secrecy.Companies().Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        var shown = ids.Where(tellable.Contains).Take(Most).ToList();
        var rows = await db.Companies.Where(c => shown.Contains(c.Id)).Select(c => new
        {
            c.Id, c.LegalName, c.NativeName, Country = c.Country == null ? null : c.Country.Value.Value, c.Kind,
            Parent = parents.Where(p => p.Id == c.ParentId).Select(p => p.LegalName).FirstOrDefault(),
            Leads = known.Count(l => l.CompanyId == c.Id || l.IntermediaryId == c.Id), Contacts = contacts.Count(p => p.CompanyId == c.Id),
        }).ToListAsync(ct);
        var latest = new Dictionary<CompanyId, (LeadId Id, string Number)>();
        foreach (var company in shown)
        {
            var lead = await known.Where(l => l.CompanyId == company || l.IntermediaryId == company).OrderByDescending(l => l.ReceivedAt).ThenBy(l => l.Number).Select(l => new { l.Id, l.Number }).FirstOrDefaultAsync(ct);
            if (lead is not null) latest[company] = (lead.Id, lead.Number);
        }

        return
        [
            .. rows.OrderBy(c => shown.IndexOf(c.Id)).Select(c => new Candidate(
                c.Id, c.LegalName, c.NativeName, c.Country, c.Kind, c.Parent, found[c.Id].Why, found[c.Id].FormerName, c.Leads, c.Contacts, latest.TryGetValue(c.Id, out var lead) ? lead.Id : null, latest.GetValueOrDefault(c.Id).Number)),
        ];
    }

    private sealed record Keyed(CompanyId Id, string Name, string Key, string? NativeKey, string? TradingKey, CompanyId? MergedInto);

    private sealed record Match(Likeness Why, double Alike, string? FormerName);
}
