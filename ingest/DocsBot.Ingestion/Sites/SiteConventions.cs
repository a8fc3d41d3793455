using System.Globalization;

namespace DocsBot.Ingestion.Sites;

/// <summary>What the site that readers see makes of the source: the address of a page and the anchors of its headings.</summary>
public sealed record SiteConventions
{
    /// <summary>What generates the site.</summary>
    public SiteGenerator Generator { get; init; } = SiteGenerator.GitHub;

    /// <summary>How a Hugo site makes fragments; of no effect elsewhere.</summary>
    public HugoHeadingIds HeadingIds { get; init; } = HugoHeadingIds.GitHub;

    /// <summary>Where the source's root is published, for example <c>https://kubernetes.io/</c>. Null when it is published nowhere: addresses are then rooted, <c>/docs/…</c>.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>How a path becomes an address; null takes the generator's own way: directories, but GitHub keeps the file and HTML is served as it is.</summary>
    public UrlStyle? Urls { get; init; }

    /// <summary>Hugo's permalink patterns by first folder, for example <c>blog</c> to <c>/:section/:year/:month/:day/:slug/</c>.</summary>
    public IReadOnlyDictionary<string, string> Permalinks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Values that pages ask for by name (Hugo's <c>params</c>), for example <c>version</c>. One that is not here is left out of the text.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where a reader opens a page, without a fragment.</summary>
    /// <param name="path">The page's path within the source.</param>
    /// <param name="facts">What the page says of itself.</param>
    public string UrlOf(string path, PageFacts facts) => PageAddresses.Of(this, path, facts);

    /// <summary>All settings in one line: a page that was ingested with other ones is parsed again.</summary>
    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Generator} {HeadingIds} {BaseUrl} {Urls} {Joined(Permalinks)} {Joined(Parameters)}");

    private static string Joined(IReadOnlyDictionary<string, string> pairs) =>
        string.Join(',', pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
