using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingest;

/// <summary>What the command line says, checked.</summary>
internal sealed record IngestArguments
{
    /// <summary>The folders to ingest.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Their names; empty, or one for each.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Where they are published; empty, one for all, or one for each.</summary>
    public required IReadOnlyList<string> BaseUrls { get; init; }

    /// <summary>What generates the site: <c>auto</c> or a generator's name.</summary>
    public required string Site { get; init; }

    /// <summary>How paths become addresses: <c>auto</c> or a style's name.</summary>
    public required string Urls { get; init; }

    /// <summary>How a Hugo site makes fragments: <c>auto</c> or a rule's name.</summary>
    public required string HeadingIds { get; init; }

    /// <summary>Hugo's permalinks, each <c>section=/pattern/</c>.</summary>
    public required IReadOnlyList<string> Permalinks { get; init; }

    /// <summary>Values of the site's parameters, each <c>name=value</c>.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>The sources, each with its site's conventions.</summary>
    /// <exception cref="UsageException">Something does not fit.</exception>
    public IReadOnlyList<IngestSource> ToSources()
    {
        if (Names.Count > 0 && Names.Count != Sources.Count)
        {
            throw new UsageException($"There are {Sources.Count} --source and {Names.Count} --name. Give each source a name, in the same order, or none.");
        }

        if (BaseUrls.Count > 1 && BaseUrls.Count != Sources.Count)
        {
            throw new UsageException($"There are {Sources.Count} --source and {BaseUrls.Count} --base-url. Give each source one, in the same order.");
        }

        var sources = Sources.Select((path, i) => SourceAt(path, NameOf(i), BaseUrls.Count == 0 ? null : BaseUrls[Math.Min(i, BaseUrls.Count - 1)])).ToList();
        var twice = sources.GroupBy(source => source.Pages.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? sources : throw new UsageException($"Two sources are named '{twice.Key}'. Tell them apart with --name.");
    }

    private IngestSource SourceAt(string path, string name, string? baseUrl)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            throw new UsageException($"--source {path} is a file. Name the folder that holds it: --source {Path.GetDirectoryName(full)}");
        }

        if (!Directory.Exists(full))
        {
            throw new UsageException($"--source {path}: there is no folder {full}. Check the path.");
        }

        var layout = Site == "auto" ? SiteDetector.Detect(full) : new SiteLayout(new SiteConventions { Generator = Enum.Parse<SiteGenerator>(Site, ignoreCase: true) }, full);
        return new IngestSource(
            new FolderSource(name, layout.ContentFolder),
            layout.Conventions with
            {
                BaseUrl = baseUrl is null ? null : AddressOf(baseUrl),
                Urls = Urls == "auto" ? null : Enum.Parse<UrlStyle>(Urls, ignoreCase: true),
                HeadingIds = HeadingIds == "auto" ? layout.Conventions.HeadingIds : Enum.Parse<HugoHeadingIds>(HeadingIds.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
                Permalinks = Pairs(Permalinks, "--permalink", "blog=/:section/:year/:month/:day/:slug/"),
                Parameters = Pairs(Parameters, "--param", "version=v1.31"),
            });
    }

    private string NameOf(int i) =>
        Names.Count > 0 ? Names[i] : Sources.Count == 1 ? "docs" : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Sources[i])));

    private static Uri AddressOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0
            ? uri
            : throw new UsageException($"--base-url {address} is no address of a site. Write it like https://docs.example.com/");

    private static Dictionary<string, string> Pairs(IReadOnlyList<string> texts, string option, string example)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"{option} {text} has no '='. Write it like {option} {example}");
            }

            pairs[text[..equals].Trim()] = text[(equals + 1)..].Trim();
        }

        return pairs;
    }
}
