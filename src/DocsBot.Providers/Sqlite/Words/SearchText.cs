using System.Text;
using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Sqlite.Words;

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
        var text = new StringBuilder(chunk.Text.Length);
        return new SearchText(
            Join(Terms.Of(chunk.Title), text, ref words),
            Join(Terms.Of(headings), text, ref words),
            Join(Terms.Of(chunk.Text), text, ref words),
            string.Join(' ', Terms.StopWordsOf(chunk.Title + "\n" + headings)),
            words);
    }

    private static string Join(IEnumerable<string> terms, StringBuilder text, ref int words)
    {
        text.Clear();
        foreach (var term in terms)
        {
            text.Append(term).Append(' ');
            words++;
        }

        return text.ToString();
    }
}
