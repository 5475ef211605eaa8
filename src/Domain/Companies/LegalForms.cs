namespace GlobalReach.Domain.Companies;

/// <summary>The legal forms that a company's name carries and a comparison leaves out, in the form the words have once normalised.</summary>
internal static class LegalForms
{
    /// <summary>Written in one piece with the name, before or after it; longer ones first.</summary>
    private static readonly string[] Attached =
    [
        "股份有限公司", "有限責任公司", "有限责任公司", "有限公司",
        "株式会社", "株式會社", "有限会社", "合同会社", "合資会社", "合名会社",
        "유한책임회사", "주식회사", "유한회사", "합자회사",
    ];

    /// <summary>Several words that only together are a legal form.</summary>
    private static readonly string[][] Phrases = Split(
        "gesellschaft mit beschrankter haftung", "sp z oo", "spolka z oo", "spolka akcyjna", "sa de cv", "sapi de cv", "s de rl de cv", "s de rl",
        "societa per azioni", "societe anonyme", "sociedad anonima", "sociedade anonima", "public limited company", "limited liability company",
        "tic ltd sti", "besloten vennootschap", "naamloze vennootschap");

    private static readonly HashSet<string> Words = Set(
        "gmbh ggmbh mbh ag kgaa kg ohg ug gbr se ev eg aktiengesellschaft kommanditgesellschaft " +
        "sa sas sasu sarl sarlu eurl snc sci scs cie gie " +
        "spa srl srls sapa scarl scrl sl slu slne sau sc scoop ltda lda eireli epp mei " +
        "bv nv cv vof bvba " +
        "ltd limited llc lc llp lp plc inc incorporated corp corporation co company coltd pty pte pvt private sdn bhd cic " +
        "ab hb kb aps as asa ans da oy oyj ky ehf hf " +
        "kft zrt nyrt rt bt kkt doo dd dno jdoo sro as spol ks ood eood ad ead " +
        "ooo oao zao pao ооо оао зао пао ао тов " +
        "kk gk yk jsc pjsc cjsc tbk pt uab sia ou mb anonim sirketi sti " +
        "株 有 合 주 유 " +
        "בעמ חמ عمم شمم ذمم");

    /// <summary>Some countries put the form first.</summary>
    private static readonly HashSet<string> Leading = Set("ab oy sarl sas eurl pt uab sia ooo oao zao pao ооо оао зао пао тов kk 株 有 合 주 유 חברת");

    /// <summary>The words that are left without legal forms; all of them when nothing else would be.</summary>
    public static IReadOnlyList<string> RemovedFrom(IReadOnlyList<string> words)
    {
        var left = words.Select(Detached).Where(w => w.Length > 0).ToList();
        while (left.Count > 1 && Leading.Contains(left[0])) left.RemoveAt(0);

        while (TailLength(left) is > 0 and var tail)
        {
            left.RemoveRange(left.Count - tail, tail);
            while (left is [.., "and"]) left.RemoveAt(left.Count - 1);
        }

        return left.Count > 0 ? left : words;
    }

    private static string Detached(string word)
    {
        var form = Attached.FirstOrDefault(f => word.EndsWith(f, StringComparison.Ordinal));
        if (form is not null) return word[..^form.Length];

        form = Attached.FirstOrDefault(f => word.StartsWith(f, StringComparison.Ordinal));
        return form is null ? word : word[form.Length..];
    }

    private static int TailLength(List<string> words) =>
        Phrases.FirstOrDefault(p => p.Length < words.Count && words[^p.Length..].SequenceEqual(p))?.Length
        ?? (words.Count > 1 && Words.Contains(words[^1]) ? 1 : 0);

    private static string[][] Split(params string[] phrases) => [.. phrases.Select(p => p.Split(' '))];

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
