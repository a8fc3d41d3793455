using System.Globalization;
using System.Net;
using System.Text;
using DocsBot.Core.Documents;
using Markdig;

namespace DocsBot.Chat.Endpoints;

/// <summary>Writes the pages under <c>/docs/</c> from what the index holds of them: the headings have the very anchors that citations link to.</summary>
public static class DocsPageHtml
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>A page from its chunks.</summary>
    /// <param name="chunks">All chunks of the page in reading order; at least one.</param>
    public static string Page(IReadOnlyList<Chunk> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        var body = new StringBuilder();
        IReadOnlyList<string> above = [];
        var anchor = chunks[0].HeadingPath.Count == 0 ? chunks[0].Anchor : null;
        body.Append(CultureInfo.InvariantCulture, $"<h1{Id(anchor)}>{Encode(chunks[0].Title)}</h1>\n");
        foreach (var chunk in chunks)
        {
            if (!string.Equals(chunk.Anchor, anchor, StringComparison.Ordinal) || !chunk.HeadingPath.SequenceEqual(above, StringComparer.Ordinal))
            {
                AppendHeadings(body, above, chunk);
                (above, anchor) = (chunk.HeadingPath, chunk.Anchor);
            }

            body.Append(Markdig.Markdown.ToHtml(chunk.Text, Markdown));
        }

        return Shell(chunks[0].Title, body.ToString());
    }

    /// <summary>What an address that is no page shows.</summary>
    public static string NotFound(string url) => Shell("Page not found", $"<h1>Page not found</h1>\n<p>The documentation has no page at <code>{Encode(url)}</code>. Ask for it instead: the button is at the bottom right.</p>\n");

    /// <summary>What is shown while the index cannot be read.</summary>
    public static string Unavailable() => Shell("Not available", "<h1>Not available</h1>\n<p>The documentation index cannot be read at the moment. Please try again later.</p>\n");

    private static void AppendHeadings(StringBuilder body, IReadOnlyList<string> above, Chunk chunk)
    {
        var shared = 0;
        while (shared < above.Count && shared < chunk.HeadingPath.Count - 1 && string.Equals(above[shared], chunk.HeadingPath[shared], StringComparison.Ordinal))
        {
            shared++;
        }

        // A heading without text of its own has no chunk, hence no anchor here: it is shown, but nothing links to it.
        for (var i = shared; i < chunk.HeadingPath.Count; i++)
        {
            var level = Math.Min(i + 2, 6);
            var id = Id(i == chunk.HeadingPath.Count - 1 ? chunk.Anchor : null);
            body.Append(CultureInfo.InvariantCulture, $"<h{level}{id}>{Encode(chunk.HeadingPath[i])}</h{level}>\n");
        }
    }

    private static string Id(string? anchor) => anchor is null ? "" : $" id=\"{Encode(anchor)}\"";

    private static string Shell(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/docs-page.css">
        <script src="/widget/docsbot.js" defer></script>
        </head>
        <body class="docs-page">
        <header class="docs-page-header"><a href="/">← Ask the documentation</a></header>
        <main class="docs-page-body">
        {body}</main>
        </body>
        </html>
        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
