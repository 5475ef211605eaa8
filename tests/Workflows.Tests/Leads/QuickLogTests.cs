using System.Globalization;
using CsCheck;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>A talk in one line: what is of the grammar is understood, all else stays word for word.</summary>
public sealed class QuickLogTests
{
    /// <summary>A Wednesday; the next day is a holiday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateOnly Thanksgiving = new(2026, 11, 26);
    private static readonly string[] Contacts = ["Haruki Tanaka", "Anna Tänzer", "Li Wei"];

    private static readonly QuickLog.Vocabulary English = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-US"),
        Channels = new Dictionary<string, InteractionChannel> { ["call"] = InteractionChannel.Call, ["mail"] = InteractionChannel.Email, ["met"] = InteractionChannel.Meeting },
        With = ["with", "to"], Next = ["next step", "next"], On = ["on", "by"], Today = ["today"], Tomorrow = ["tomorrow"], In = ["in"], Days = ["day", "days"], Weeks = ["week", "weeks"],
    };

    [Fact]
    public void The_line_of_the_example_is_understood_as_a_whole() =>
        Read("call Tanaka: wants 5 MW by March; next: send load letter fri")
            .ShouldBe(new QuickLog.Entry(InteractionChannel.Call, "Tanaka: wants 5 MW by March", "Haruki Tanaka", "send load letter", new DateOnly(2026, 11, 27), HasPassed: false));

    [Fact]
    public void A_next_step_without_words_of_its_own_keeps_those_that_were_typed() =>
        Read("call with Tanaka, wants 5 MW by March, next step Friday")
            .ShouldBe(new QuickLog.Entry(InteractionChannel.Call, "with Tanaka, wants 5 MW by March", "Haruki Tanaka", "next step", new DateOnly(2026, 11, 27), HasPassed: false));

    [Theory]
    [InlineData("fri", "2026-11-27")]
    [InlineData("Wednesday", "2026-12-02")]
    [InlineData("by Monday", "2026-11-30")]
    [InlineData("sat", "2026-11-30")]
    [InlineData("today", "2026-11-25")]
    [InlineData("tomorrow", "2026-11-27")]
    [InlineData("in 3 days", "2026-11-30")]
    [InlineData("in 2 weeks", "2026-12-09")]
    [InlineData("12 Dec", "2026-12-12")]
    [InlineData("Dec 12", "2026-12-12")]
    [InlineData("3 January", "2027-01-03")]
    [InlineData("3 Jan 2028", "2028-01-03")]
    [InlineData("29 Feb", null)]
    [InlineData("2026-12-12", "2026-12-12")]
    [InlineData("in 0 days", null)]
    [InlineData("in 99999999999 days", null)]
    [InlineData("soon", null)]
    [InlineData("31 Nov", null)]
    public void Days_are_resolved_to_days_ahead_and_counted_ones_to_working_days(string day, string? resolved) =>
        Read($"mail sent the list; next: ring her {day}").NextStepOn.ShouldBe(resolved is null ? null : DateOnly.Parse(resolved, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2026-11-24")]
    [InlineData("3 Jan 2020")]
    public void A_day_that_has_passed_is_told_and_stays_in_the_words(string day)
    {
        var entry = Read($"mail sent; next: ring her {day}");

        entry.HasPassed.ShouldBeTrue();
        (entry.NextStep, entry.NextStepOn).ShouldBe(($"ring her {day}", null));
    }

    [Theory]
    [InlineData("Tanaka called back", null, "Tanaka called back")]
    [InlineData("calling them was hard", null, "calling them was hard")]
    [InlineData("call they want to build next March", InteractionChannel.Call, "they want to build next March")]
    [InlineData("call we discussed next steps of the permit", InteractionChannel.Call, "we discussed next steps of the permit")]
    [InlineData("CALL: 5,000 sq ft; budget 3.5 m.", InteractionChannel.Call, "5,000 sq ft; budget 3.5 m.")]
    [InlineData("call", InteractionChannel.Call, "")]
    [InlineData("   ", null, "")]
    public void What_is_not_of_the_grammar_stays_in_the_summary(string line, InteractionChannel? channel, string summary)
    {
        var entry = Read(line);

        (entry.Channel, entry.Summary, entry.NextStep).ShouldBe((channel, summary, null));
    }

    [Theory]
    [InlineData("call tana: hello", "Haruki Tanaka")]
    [InlineData("call Tän, hello", null)]
    [InlineData("call with Anna", "Anna Tänzer")]
    [InlineData("call T hello", null)]
    [InlineData("call Nobody: hello", null)]
    public void A_contact_is_named_only_where_one_name_begins_so(string line, string? contact) => Read(line).Contact.ShouldBe(contact);

    [Fact]
    public void Every_word_that_was_typed_ends_up_in_the_record()
    {
        var word = OneOf("call", "mail", "met", "with", "Tanaka", "5", "MW", "by", "March;", "next", "step,", "next:", "next step", "fri", "tomorrow", "in", "3", "days", "12", "Dec", "2026-12-12", "today", "🚀", "שלום\u200f", ":", ";", "–", "1900-01-01");

        word.List[0, 14].Sample(words =>
        {
            var line = string.Join(' ', words);
            var entry = Read(line);
            var kept = $"{entry.Summary} {entry.NextStep}".Split(' ').Select(Bare).ToList();
            var missing = line.Split(' ').Select(Bare).Where(typed => typed.Length > 0 && !kept.Remove(typed)).ToList();
            // What is not kept as a word was understood: the channel in front, the marker, and one day.
            if (entry.Channel is not null) missing.RemoveAt(missing.FindIndex(typed => English.Channels.ContainsKey(typed)));
            if (entry.NextStep is not null)
            {
                foreach (var marker in new[] { "next", "step" }) missing.Remove(marker);
                if (entry.NextStepOn is not null) foreach (var day in missing.Where(typed => typed is "fri" or "tomorrow" or "today" or "in" or "3" or "5" or "March" or "days" or "12" or "Dec" or "2026-12-12" or "by").Take(4).ToList()) missing.Remove(day);
            }

            return missing.Count == 0;
        }, iter: 3000);
    }

    [Fact]
    public void What_is_written_is_read_again_as_the_same()
    {
        var text = OneOf("wants", "5", "MW", "Tanaka", "by", "March", "hall", "🚀", "Łódź", "next").List[1, 8].Select(words => string.Join(' ', words));

        Gen.Select(OneOf("call", "mail", "met"), text, text, Gen.Int[0, 900]).Sample((channel, summary, step, days) =>
        {
            var on = Today.AddDays(days);
            var entry = Read(QuickLog.Write(channel, summary, step, on));
            return entry.Channel == English.Channels[channel] && entry.Summary == summary && (entry.NextStep, entry.NextStepOn) == (step.EndsWith(" by", StringComparison.Ordinal) ? step[..^3] : step == "by" ? "next" : step, on);
        }, iter: 1000);
    }

    [Fact]
    public void A_line_of_5000_characters_is_read_in_no_time()
    {
        var line = "call " + string.Concat(Enumerable.Repeat("next step; ", 450));

        Read(line).Channel.ShouldBe(InteractionChannel.Call);
    }

    private static QuickLog.Entry Read(string line) => QuickLog.Read(line, English, Contacts, Today, day => day != Thanksgiving && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string Bare(string word) => word.Trim(';', ',', ':', '.', '–', '—');
}
