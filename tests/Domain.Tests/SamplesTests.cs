using System.Text.Json;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Tests;

public sealed class SamplesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples", "inquiries");
    private static readonly JsonNode[] Inquiries = [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "index.json")))!["inquiries"]!.AsArray().Select(i => i!)];

    [Fact]
    public void The_index_lists_every_raw_inquiry_and_no_other()
    {
        var files = Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Where(f => char.IsAsciiDigit(f[0]));

        Inquiries.Select(i => Text(i, "file")).ShouldBe(files, ignoreOrder: true);
        Inquiries.Length.ShouldBe(25);
        Inquiries.Select(i => Text(i, "language")).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void What_is_to_be_registered_is_in_the_products_own_words()
    {
        foreach (var inquiry in Inquiries)
        {
            LanguageTag.IsLanguage(Text(inquiry, "language")).ShouldBeTrue(Text(inquiry, "file"));
            (Text(inquiry, "country") is not { } country || CountryCode.IsCountry(country)).ShouldBeTrue(Text(inquiry, "file"));
            (inquiry["capex"]?["currency"] is not { } currency || Money.IsCurrency(currency.GetValue<string>())).ShouldBeTrue(Text(inquiry, "file"));
            IsOneOf<LeadSource>(Text(inquiry, "sourceChannel"));
            IsOneOf<ProjectType>(Text(inquiry, "projectType"));
            IsOneOf<BusinessFunction>(Text(inquiry, "function"));
            IsOneOf<CompanyKind>(inquiry["intermediary"]?["kind"]?.GetValue<string>());
        }
    }

    [Fact]
    public void Duplicates_are_recognised_by_name_and_nothing_else_is()
    {
        var named = Inquiries.Where(i => i["company"] != null).ToArray();
        var pairs = from first in named
                    from second in named
                    where string.CompareOrdinal(Text(first, "file"), Text(second, "file")) < 0 && CompanyMatch.IsLikelySame(Name(first), Name(second))
                    select (Text(second, "file"), Text(first, "file"));

        pairs.ShouldBe(Inquiries.Where(i => i["duplicateOf"] != null).Select(i => (Text(i, "file"), Text(i, "duplicateOf"))), ignoreOrder: true);
    }

    private static string Name(JsonNode inquiry) => inquiry["company"]!["legalName"]!.GetValue<string>();

    private static string? Text(JsonNode inquiry, string name) => inquiry[name]?.GetValue<string>();

    private static void IsOneOf<T>(string? key)
        where T : struct, Enum
    {
        if (key is not null) Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName).ShouldContain(key);
    }
}
