namespace GlobalReach.Domain.Companies;

/// <summary>The domain that a website and the mail addresses of one company share.</summary>
public static class WebDomain
{
    /// <summary>Who writes from here tells nothing of where they work.</summary>
    private static readonly HashSet<string> Anybodys = new(
        [
            "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.jp", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
            "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "orange.fr", "free.fr", "wanadoo.fr", "libero.it", "mail.ru", "yandex.ru", "qq.com", "163.com", "126.com", "naver.com", "daum.net", "hanmail.net",
            "linkedin.com", "facebook.com",
        ],
        StringComparer.Ordinal);

    /// <summary>Second labels under which countries give out names (example.co.jp).</summary>
    private static readonly HashSet<string> Shared = new(["co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go", "gob", "muni"], StringComparer.Ordinal);

    /// <summary>The domain of a website as people type it; null when there is none, or it is anybody's.</summary>
    public static string? Of(string? website)
    {
        var text = website?.Trim().ToLowerInvariant() ?? "";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) text = text[(scheme + 3)..];
        return OfHost(text.Split('/', '?', '#', ':')[0]);
    }

    /// <summary>The domain of a mail address; null when there is none, or it is anybody's.</summary>
    public static string? OfMail(string? email) => email?.Trim().Split('@') is [_, var host] ? OfHost(host.ToLowerInvariant()) : null;

    private static string? OfHost(string host)
    {
        var labels = host.Trim('.').Split('.');
        if (labels.Length < 2 || host.Length > 253 || labels.Any(label => label.Length is 0 or > 63 || label.Any(c => !char.IsLetterOrDigit(c) && c != '-'))) return null;
        var kept = labels.Length > 2 && labels[^1].Length == 2 && Shared.Contains(labels[^2]) ? 3 : 2;
        var domain = string.Join('.', labels[^kept..]);
        return Anybodys.Contains(domain) ? null : domain;
    }
}
