using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Embeddings;

/// <summary>A chunk as words.</summary>
/// <param name="Words">In reading order: title, headings, text.</param>
/// <param name="Shape">Which of them are what.</param>
internal readonly record struct PassageWords(List<string> Words, PassageShape Shape)
{
    private const int MostWords = 320;
    private const int LeastInSentence = 3;

    /// <summary>Reads a chunk; the end of a very long one is left out.</summary>
    public static PassageWords Of(Chunk chunk)
    {
        var words = new List<string>(192);
        Read(chunk.Title, words);
        var titleEnd = words.Count;
        var lastHeading = titleEnd;
        foreach (var heading in chunk.HeadingPath)
        {
            lastHeading = words.Count;
            Read(heading, words);
        }

        var headingsEnd = words.Count;
        var sentences = new List<Range>();
        foreach (var paragraph in chunk.Text.Split('\n'))
        {
            foreach (var sentence in Sentences.Split(paragraph))
            {
                var start = words.Count;
                Read(sentence, words);
                if (words.Count - start >= LeastInSentence)
                {
                    sentences.Add(start..words.Count);
                }
            }
        }

        return new PassageWords(words, new PassageShape(titleEnd, lastHeading, headingsEnd, [.. sentences]));
    }

    private static void Read(string text, List<string> words)
    {
        foreach (var term in Terms.Of(text))
        {
            if (words.Count == MostWords)
            {
                return;
            }

            words.Add(term);
        }
    }
}
