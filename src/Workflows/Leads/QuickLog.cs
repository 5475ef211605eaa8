using System.Globalization;

namespace GlobalReach.Workflows.Leads;

/// <summary>
/// Reads a talk that was typed in one line: <c>call Tanaka: wants 5 MW by March; next: send load letter fri</c>.
/// The line begins with the channel; a part that begins with "next:" or "next step" says what follows and when; all the rest is the summary.
/// </summary>
/// <remarks>Nothing is guessed: what is not of this grammar stays in the summary, word for word.</remarks>
public static class QuickLog
{
    private const int LongestDate = 3;
    private const int FurthestTerm = 1000;

    private static readonly char[] Ends = [';', ',', '.', ':', '\n', '–', '—'];
    private static readonly char[] Around = [';', ',', ':', '.', ' ', '\t', '\r', '\n', '–', '—'];

    /// <summary>The words of a language that stand for something.</summary>
    public sealed record Vocabulary
    {
        public required CultureInfo Culture { get; init; }

        public required IReadOnlyDictionary<string, InteractionChannel> Channels { get; init; }

        /// <summary>Words before a name.</summary>
        public required IReadOnlyList<string> With { get; init; }

        /// <summary>What begins the next step: two words by themselves, a single one with a colon.</summary>
        public required IReadOnlyList<string> Next { get; init; }

        /// <summary>Words before a day that say nothing of their own.</summary>
        public required IReadOnlyList<string> On { get; init; }

        public required IReadOnlyList<string> Today { get; init; }

        public required IReadOnlyList<string> Tomorrow { get; init; }

        public required IReadOnlyList<string> In { get; init; }

        public required IReadOnlyList<string> Days { get; init; }

        public required IReadOnlyList<string> Weeks { get; init; }
    }

    /// <summary>What will be recorded. Without a channel, a summary or the day of a next step it cannot be; a day that has passed is told.</summary>
    public sealed record Entry(InteractionChannel? Channel, string Summary, string? Contact, string? NextStep, DateOnly? NextStepOn, bool HasPassed);

    /// <summary>Reads a line; "fri" is the next Friday after today, and a day counted from today moves on to a working day. A contact is named where one name begins so and no other does.</summary>
    public static Entry Read(string line, Vocabulary words, IReadOnlyList<string> contacts, DateOnly today, Func<DateOnly, bool> isWorkingDay)
    {
        var (said, next, marker) = Split(line, words);
        var (channel, rest) = Channel(said, words);
        var summary = rest.TrimStart().TrimEnd([.. Around.Where(mark => mark != '.')]);
        var contact = Contact(summary, words, contacts);
        if (next is null) return new Entry(channel, summary, contact, null, null, HasPassed: false);

        var (step, on, passed) = Day(next, words, today, isWorkingDay);
        return new Entry(channel, summary, contact, step.Length > 0 ? step : marker, on, passed);
    }

    /// <summary>The line that is read as this; the year is always said.</summary>
    public static string Write(string channel, string summary, string? nextStep, DateOnly? nextStepOn) =>
        $"{channel} {summary}" + (nextStep is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; next: {nextStep} {nextStepOn:yyyy-MM-dd}"));

    /// <summary>What was said, and from the last marker on what follows.</summary>
    private static (string Said, string? Next, string? Marker) Split(string line, Vocabulary words)
    {
        for (var i = line.Length - 1; i >= 0; i--)
        {
            if (i > 0 && !Ends.Contains(line[..i].TrimEnd(' ', '\t', '\r').LastOrDefault(';'))) continue;
            if (i > 0 && !char.IsWhiteSpace(line[i - 1]) && !Ends.Contains(line[i - 1])) continue;
            foreach (var marker in words.Next)
            {
                if (!line.AsSpan(i).StartsWith(marker, StringComparison.OrdinalIgnoreCase)) continue;
                var after = line[(i + marker.Length)..];
                var colon = after.TrimStart().StartsWith(':');
                if (colon || (marker.Contains(' ', StringComparison.Ordinal) && (after.Length == 0 || char.IsWhiteSpace(after[0])))) return (line[..i], (colon ? after.TrimStart()[1..] : after).Trim(), line.Substring(i, marker.Length));
            }
        }

        return (line, null, null);
    }

    private static (InteractionChannel? Channel, string About) Channel(string said, Vocabulary words)
    {
        var text = said.TrimStart();
        var end = text.IndexOfAny([' ', '\t', '\n', ',', ':', ';']);
        var first = end < 0 ? text : text[..end];
        return words.Channels.TryGetValue(first.ToLower(words.Culture), out var channel) ? (channel, end < 0 ? "" : text[end..].TrimStart(Around)) : (null, text);
    }

    private static string? Contact(string summary, Vocabulary words, IReadOnlyList<string> contacts)
    {
        var name = Tokens(summary).Select(token => token.Trim(Around)).SkipWhile(token => Has(words.With, token)).FirstOrDefault(token => token.Length > 0);
        if (name is not { Length: > 1 }) return null;
        var alike = contacts.Where(contact => Tokens(contact).Any(part => words.Culture.CompareInfo.IsPrefix(part, name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace))).Distinct().ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    /// <summary>The day at the end of a step, else at its beginning; without one all of it is the step.</summary>
    private static (string Step, DateOnly? On, bool HasPassed) Day(string next, Vocabulary words, DateOnly today, Func<DateOnly, bool> isWorkingDay)
    {
        var tokens = Tokens(next);
        foreach (var atEnd in new[] { true, false })
        {
            var first = !atEnd && tokens.Count > 1 && Has(words.On, tokens[0]) ? 1 : 0;
            for (var length = Math.Min(LongestDate, tokens.Count - first); length > 0; length--)
            {
                var start = atEnd ? tokens.Count - length : first;
                if (DayOf([.. tokens.Skip(start).Take(length).Select(token => token.Trim(',', '.', ';', '!'))], words, today, isWorkingDay) is not { } day) continue;
                if (day < today) return (next, null, HasPassed: true);
                var before = tokens.Take(start).ToList();
                if (before.Count > 0 && Has(words.On, before[^1])) before.RemoveAt(before.Count - 1);
                return (string.Join(' ', before.Concat(tokens.Skip(start + length))).Trim(Around), day, HasPassed: false);
            }
        }

        return (next, null, HasPassed: false);
    }

    private static DateOnly? DayOf(IReadOnlyList<string> tokens, Vocabulary words, DateOnly today, Func<DateOnly, bool> isWorkingDay)
    {
        if (tokens is [var only])
        {
            if (Has(words.Today, only)) return Working(today);
            if (Has(words.Tomorrow, only)) return Working(today.AddDays(1));
            if (Weekday(only, words.Culture) is { } weekday) return Working(today.AddDays(((weekday - (int)today.DayOfWeek + 6) % 7) + 1));
            return DateOnly.TryParseExact(only, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? iso : null;
        }

        if (tokens is [var within, var count, var unit] && Has(words.In, within) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < FurthestTerm)
        {
            return Has(words.Days, unit) ? Working(today.AddDays(number)) : Has(words.Weeks, unit) ? Working(today.AddDays(7 * number)) : null;
        }

        if (tokens.Count is < 2 or > 3 || Dated(tokens, words.Culture) is not { } dated) return null;
        if (tokens.Count == 3) return tokens[2].Length == 4 && int.TryParse(tokens[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? In(year) : null;
        // Without a year it is the next day of that name.
        return In(today.Year) is { } near && near >= today ? near : In(today.Year + 1);

        DateOnly? In(int year) => year > 0 && dated.Day <= DateTime.DaysInMonth(year, dated.Month) ? new DateOnly(year, dated.Month, dated.Day) : null;

        DateOnly Working(DateOnly day)
        {
            while (!isWorkingDay(day)) day = day.AddDays(1);
            return day;
        }
    }

    /// <summary>"12 Dec" or "Dec 12", with the month as a word.</summary>
    private static (int Day, int Month)? Dated(IReadOnlyList<string> tokens, CultureInfo culture)
    {
        var (day, month) = tokens[0].Length > 0 && char.IsAsciiDigit(tokens[0][0]) ? (tokens[0], tokens[1]) : (tokens[1], tokens[0]);
        if (!int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 31) return null;
        var names = culture.DateTimeFormat;
        for (var i = 0; i < 12; i++)
        {
            if (new[] { names.MonthNames[i], names.AbbreviatedMonthNames[i].TrimEnd('.') }.Contains(month, StringComparer.Create(culture, ignoreCase: true))) return (number, i + 1);
        }

        return null;
    }

    private static int? Weekday(string word, CultureInfo culture)
    {
        var names = culture.DateTimeFormat;
        for (var day = 0; day < 7; day++)
        {
            if (new[] { names.DayNames[day], names.AbbreviatedDayNames[day].TrimEnd('.') }.Contains(word, StringComparer.Create(culture, ignoreCase: true))) return day;
        }

        return null;
    }

    private static List<string> Tokens(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static bool Has(IReadOnlyList<string> words, string word) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
}
