using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>Shows retrieved passages to readers.</summary>
public static class SourceList
{
    private const int SnippetLength = 240;

    /// <summary>The passages as sources, numbered from 1 in their order.</summary>
    public static IReadOnlyList<Source> From(IReadOnlyList<RetrievedChunk> chunks) => [.. chunks.Select((found, i) => ToSource(found.Chunk, i + 1))];

    /// <summary>Passages as sources, numbered from 1 in their order.</summary>
    public static IReadOnlyList<Source> Of(IReadOnlyList<Chunk> chunks) => [.. chunks.Select((chunk, i) => ToSource(chunk, i + 1))];

    /// <summary>One source a page, in order of the page's best passage; numbered from 1.</summary>
    public static IReadOnlyList<Source> NearestPages(IReadOnlyList<RetrievedChunk> chunks, int most) =>
        [.. chunks.DistinctBy(found => found.Chunk.Page).Take(most).Select((found, i) => ToSource(found.Chunk, i + 1))];

    private static Source ToSource(Chunk chunk, int number) =>
        new(number, chunk.Id.ToString(), chunk.Title, chunk.HeadingPath, chunk.Url, PlainText.Shorten(PlainText.FromMarkdown(chunk.Text), SnippetLength));
}
