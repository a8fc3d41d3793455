using System.ComponentModel.DataAnnotations;

namespace DocsBot.Chat.Configuration;

/// <summary>The documentation that the service indexes by itself; configuration section <c>Docs</c>.</summary>
public sealed class DocsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Docs";

    /// <summary>
    /// The folder to index at start. Null (default): the repository's <c>docs/</c>, unless an ingestion job has filled the index. Empty: none, the index comes
    /// from the ingestion job.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>Address of the site that shows the folder, for example <c>https://docs.example.com/</c>. Null (default): this service shows the pages under <c>/docs/</c>.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The generator that makes the site, which decides anchors and addresses: <c>auto</c> (default), <c>github</c>, <c>hugo</c>, <c>mkdocs</c> or <c>html</c>.</summary>
    [RegularExpression("auto|github|hugo|mkdocs|html", ErrorMessage = "must be auto, github, hugo, mkdocs or html")]
    public string Site { get; set; } = "auto";

    /// <summary>Hugo's permalink patterns, each as <c>section=pattern</c>: <c>blog=/:section/:year/:month/:day/:slug/</c>. Default: none, a page's address is its path.</summary>
    public string[] Permalinks { get; set; } = [];
}
