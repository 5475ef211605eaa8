namespace GlobalReach.Domain.Companies;

/// <summary>Letters of other scripts that look like a Latin one: whoever reads does not see the difference, so a comparison must not either.</summary>
internal static class LookAlikes
{
    private const string Seen = "аԁеһіјкӏмнорԛѕтухѵԝвгп" + "αβεηικμνορτυχωγζ" + "օսոհցքԍզ" + "ɑɡɩʏ" + "01";
    private const string Read = "adehijklmhopqstyxvwbrn" + "abenikmvoptuxwyz" + "ounhgqgq" + "agiy" + "ol";

    private static readonly Dictionary<char, char> Latin = Seen.Zip(Read).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>A normalised word as it is read.</summary>
    public static string Folded(string word) => string.Concat(word.Select(letter => Latin.GetValueOrDefault(letter, letter)));
}
