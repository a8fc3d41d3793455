namespace DocsBot.Ingestion.Sites;

/// <summary>What the site that readers see makes of the source: the address of a page and the anchors of its headings.</summary>
public sealed record SiteConventions
{
    /// <summary>What generates the site.</summary>
    public SiteGenerator Generator { get; init; } = SiteGenerator.GitHub;

    /// <summary>Where the source's root is published, for example <c>https://kubernetes.io/</c>. Null when it is published nowhere: addresses are then rooted, <c>/docs/…</c>.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>How a path becomes an address; null takes the generator's own way (see PageAddresses).</summary>
    public UrlStyle? Urls { get; init; }

    /// <summary>Hugo's permalink patterns by first folder, for example <c>blog</c> to <c>/:section/:year/:month/:day/:slug/</c>.</summary>
    public IReadOnlyDictionary<string, string> Permalinks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
