namespace DocsBot.Providers;

/// <summary>How a page's address may be written by those who link to it.</summary>
internal static class PageAddress
{
    /// <summary>The address without fragment and query, and the same with or without its last slash.</summary>
    public static IReadOnlyList<string> Spellings(string pageUrl)
    {
        var end = pageUrl.AsSpan().IndexOfAny('#', '?');
        var address = end < 0 ? pageUrl : pageUrl[..end];
        return [address, address.EndsWith('/') ? address[..^1] : address + "/"];
    }
}
