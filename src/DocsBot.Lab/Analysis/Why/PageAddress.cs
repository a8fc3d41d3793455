namespace DocsBot.Lab.Analysis.Why;

/// <summary>Compares addresses of passages by their page.</summary>
internal static class PageAddress
{
    /// <summary>The address without its fragment.</summary>
    public static string Of(string url)
    {
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? url : url[..fragment];
    }

    /// <summary>Whether an address opens a page.</summary>
    public static bool IsOf(string url, string page) => string.Equals(Of(url).TrimEnd('/'), Of(page).TrimEnd('/'), StringComparison.Ordinal);
}
