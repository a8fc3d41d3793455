using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Sqlite;

/// <summary>What is indexed of a chunk: its words as <see cref="Terms"/> reads them, separated by spaces, one text a field.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The headings above the passage.</param>
/// <param name="Body">The passage.</param>
/// <param name="Common">The stop words of title and headings.</param>
internal readonly record struct SearchText(string Title, string Heading, string Body, string Common)
{
    public static SearchText Of(Chunk chunk)
    {
        var headings = string.Join('\n', chunk.HeadingPath);
        return new SearchText(
            string.Join(' ', Terms.Of(chunk.Title)),
            string.Join(' ', Terms.Of(headings)),
            string.Join(' ', Terms.Of(chunk.Text)),
            string.Join(' ', Terms.StopWordsOf(chunk.Title + "\n" + headings)));
    }
}
