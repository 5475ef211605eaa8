using System.Globalization;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Writes figures, dates, amounts, measures and names as a reader of the language expects them (DOMAIN §6).</summary>
internal sealed class ProposalFormat(ProposalWords words)
{
    private const decimal SquareMetresPerSquareFoot = 0.09290304m;
    private const decimal SquareKilometresPerSquareMile = 2.589988110336m;
    private const decimal KilometresPerMile = 1.609344m;

    private static readonly HashSet<string> Women = new(["ms", "mrs", "miss", "frau", "mme", "madame", "mlle", "signora", "sig.ra", "mevrouw", "mevr", "señora", "sra", "srta", "senhora", "女士", "小姐", "여사", "גב׳", "السيدة"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Men = new(["mr", "herr", "m", "monsieur", "signor", "sig", "meneer", "dhr", "heer", "señor", "sr", "senhor", "先生", "מר", "السيد"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Anybody = new(["様", "さま", "殿", "さん", "님", "귀하", "씨", "de"], StringComparer.Ordinal);

    private CultureInfo Culture => words.Culture;

    private WordsFormats Formats => words.Formats;

    public string Date(DateOnly day) => day.ToString(Formats.Date, Culture);

    public string ShortDate(DateOnly day) => day.ToString(Formats.ShortDate, Culture);

    /// <summary>A figure in full, with the decimals it has.</summary>
    public string Number(decimal value) =>
        Formats.Myriads.Length > 0 && value >= 10_000 && decimal.Truncate(value) == value ? Myriads((long)value) : Plain(value);

    /// <summary>An amount, exact: millions are named only where nothing is lost.</summary>
    public string Money(Money amount)
    {
        var currency = words.OptionalLabel($"currency.{amount.Currency}") ?? amount.Currency;
        if (Formats.Myriads.Length > 0) return words.Label("money.full", ("currency", currency), ("n", Number(amount.Major)));
        foreach (var (unit, size) in (ReadOnlySpan<(string, decimal)>)[("money.billion", 1e9m), ("money.million", 1e6m)])
            if (Math.Abs(amount.Major) >= size && decimal.Round(amount.Major / size, 2) * size == amount.Major)
                return words.Counted(unit, amount.Major / size, ("currency", currency), ("n", Plain(amount.Major / size)));
        return words.Label("money.full", ("currency", currency), ("n", Plain(amount.Major)));
    }

    public string Area(decimal squareFeet) => Both("unit.sqft", squareFeet, "unit.sqm", squareFeet * SquareMetresPerSquareFoot);

    public string LandArea(decimal squareMiles) => Both("unit.sqmi", squareMiles, "unit.sqkm", squareMiles * SquareKilometresPerSquareMile);

    public string Distance(decimal miles) => Both("unit.miles", miles, "unit.km", miles * KilometresPerMile);

    /// <summary>Electric power, in megawatts from one on.</summary>
    public string Power(decimal kilowatts) =>
        kilowatts >= 1000 ? words.Label("unit.megawatt", ("n", Plain(kilowatts / 1000))) : words.Label("unit.kilowatt", ("n", Plain(kilowatts)));

    /// <summary>A figure of the region with its unit.</summary>
    public string Figure(decimal value, FactUnit unit) => unit switch
    {
        FactUnit.None => Number(value),
        FactUnit.People => words.Counted("unit.people", value, ("n", Number(value))),
        FactUnit.Municipalities => words.Counted("unit.municipalities", value, ("n", Number(value))),
        FactUnit.Passengers => words.Counted("unit.passengers", value, ("n", Number(value))),
        FactUnit.Percent => words.Label("unit.percent", ("n", Plain(value))),
        FactUnit.UsDollars => Money(Domain.Foundation.Money.Usd(value)),
        FactUnit.SquareMiles => LandArea(value),
        FactUnit.Miles => Distance(value),
    };

    /// <summary>How a person is addressed. The form of address is translated; a person we cannot address by gender gets none.</summary>
    public string Person(ProposalContact contact)
    {
        var (given, family) = (contact.GivenName, contact.FamilyName);
        if (Formats.JoinsNames && given.Length > 0 && ProposalScript.IsEastAsian(family) && ProposalScript.IsEastAsian(given)) (given, family) = ("", family + given);
        var (address, title) = Address($"{contact.Honorific} {contact.Title}");
        var pattern = title.Length > 0 && (address.Length == 0 || !Formats.Person.Contains("{title}", StringComparison.Ordinal)) ? Formats.TitledPerson
            : address.Length > 0 ? Formats.Person
            : Formats.PlainPerson;
        var parts = pattern.Split(' ').Select(part => part switch
        {
            "{address}" => address,
            "{title}" => title,
            "{given}" => given,
            "{family}" => family,
            _ => part,
        });
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private (string Address, string Title) Address(string honorific)
    {
        var (address, titles) = ("", new List<string>());
        foreach (var part in honorific.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = part.TrimEnd('.');
            if (Women.Contains(bare)) address = words.OptionalLabel("address.woman") ?? "";
            else if (Men.Contains(bare)) address = words.OptionalLabel("address.man") ?? "";
            else if (!Anybody.Contains(bare)) titles.Add(part);
        }

        return (address, string.Join(' ', titles));
    }

    /// <summary>A measure in both systems, the reader's first; the converted one is no finer than the source.</summary>
    private string Both(string usUnit, decimal us, string metricUnit, decimal metric)
    {
        var original = words.Label(usUnit, ("n", Plain(us)));
        var converted = words.Label("unit.about", ("n", words.Label(metricUnit, ("n", Plain(RoundLike(us, metric))))));
        var (first, second) = Formats.UsUnitsFirst ? (original, converted) : (converted, original);
        return words.Label("unit.both", ("first", first), ("second", second));
    }

    private static decimal RoundLike(decimal source, decimal value)
    {
        if (value == 0) return 0;
        var digits = Math.Clamp(SignificantDigits(source), 2, 4);
        var step = Power10((int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1 - digits);
        var rounded = decimal.Round(value / step, MidpointRounding.AwayFromZero) * step;
        return step < 1 ? decimal.Round(rounded, 4) / 1.0000m : rounded;
    }

    private static int SignificantDigits(decimal value)
    {
        var text = Math.Abs(value).ToString("0.####", CultureInfo.InvariantCulture);
        var digits = text.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return text.Contains('.', StringComparison.Ordinal) ? digits.Length : digits.TrimEnd('0').Length;
    }

    private static decimal Power10(int exponent)
    {
        var result = 1m;
        for (var i = Math.Abs(exponent); i > 0; i--) result *= 10m;
        return exponent < 0 ? 1m / result : result;
    }

    private string Plain(decimal value) => value.ToString(decimal.Truncate(value) == value ? "N0" : "#,0.####", Culture);

    private string Myriads(long value)
    {
        var (oku, man, rest) = (value / 1_0000_0000, value / 1_0000 % 1_0000, value % 1_0000);
        return (oku > 0 ? Plain(oku) + Formats.Myriads[1] : "") + (man > 0 ? Plain(man) + Formats.Myriads[0] : "") + (rest > 0 ? Plain(rest) : "");
    }
}
