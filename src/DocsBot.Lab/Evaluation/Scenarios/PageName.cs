using DocsBot.Core.Documents;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>How a scenario names a page: by its path in its source, <c>guides/install.md</c>; with the source, <c>docs:guides/install.md</c>; or by its address.</summary>
internal static class PageName
{
    /// <summary>Whether a passage is on the page of a name. Fragment, query and a slash at the end of an address do not matter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="chunk">The passage.</param>
    public static bool IsOf(string name, Chunk chunk) =>
        name == chunk.Page.Path || name == chunk.Page.ToString() || string.Equals(Address(name), Address(chunk.PageUrl), StringComparison.OrdinalIgnoreCase);

    private static string Address(string url)
    {
        var end = url.AsSpan().IndexOfAny('#', '?');
        return (end < 0 ? url : url[..end]).TrimEnd('/');
    }
}
