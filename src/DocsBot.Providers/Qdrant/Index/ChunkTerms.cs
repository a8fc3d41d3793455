using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The words of a passage by field.</summary>
/// <param name="Title">Those of the page's title.</param>
/// <param name="Headings">Those of the headings above it.</param>
/// <param name="Common">The stop words of both: a question may have no others.</param>
/// <param name="Body">Those of the passage.</param>
internal sealed record ChunkTerms(IReadOnlyList<TermPlace> Title, IReadOnlyList<TermPlace> Headings, IReadOnlyList<string> Common, IReadOnlyList<TermPlace> Body)
{
    public static ChunkTerms Of(Chunk chunk)
    {
        var headings = string.Join('\n', chunk.HeadingPath);
        return new ChunkTerms(Terms.PlacesOf(chunk.Title), Terms.PlacesOf(headings), [.. Terms.StopWordsOf(chunk.Title), .. Terms.StopWordsOf(headings)], Terms.PlacesOf(chunk.Text));
    }

    /// <summary>The different words.</summary>
    public IEnumerable<string> Distinct() => Title.Concat(Headings).Concat(Body).Select(place => place.Term).Concat(Common).Distinct(StringComparer.Ordinal);
}
