using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Sqlite;

/// <summary>What is indexed of a chunk: its words as <see cref="Terms"/> reads them, separated by spaces, one text a field.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The headings above the passage.</param>
/// <param name="Body">The passage.</param>
/// <param name="Common">The stop words of title and headings.</param>
/// <param name="Words">The number of words in title, headings and passage.</param>
internal readonly record struct SearchText(string Title, string Heading, string Body, string Common, int Words)
{
    public static SearchText Of(Chunk chunk)
    {
        var headings = string.Join('\n', chunk.HeadingPath);
        var words = 0;
        string Join(string text) => string.Join(' ', Terms.Of(text).Select(term =>
        {
            words++;
            return term;
        }));
        return new SearchText(Join(chunk.Title), Join(headings), Join(chunk.Text), string.Join(' ', Terms.StopWordsOf(chunk.Title + "\n" + headings)), words);
    }
}
