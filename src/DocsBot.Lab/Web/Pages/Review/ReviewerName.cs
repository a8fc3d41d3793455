namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>Who reviews, kept in a cookie of this browser.</summary>
internal static class ReviewerName
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 60;

    private const string Cookie = "docsbot-reviewer";

    /// <summary>The name; null when nobody said one.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 and <= Longest * 4 } name ? Trimmed(name) : null;

    /// <summary>Keeps a name for a year.</summary>
    public static void Keep(HttpResponse response, string name) => response.Cookies.Append(Cookie, Trimmed(name) ?? "", new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Secure = response.HttpContext.Request.IsHttps,
    });

    private static string? Trimmed(string name) => name.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, Longest)] : null;
}
