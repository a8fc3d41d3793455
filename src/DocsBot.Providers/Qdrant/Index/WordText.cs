using System.Text;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>
/// A passage or a page as the text that the server's BM25 reads: our own words, so that both stores read alike, with blanks between. A word of the title
/// stands there several times, as do those of the headings, which is how a field weighs more in plain BM25.
/// </summary>
internal sealed class WordText
{
    /// <summary>How often a word of the title stands there, and one of the headings.</summary>
    private const int TitleWeight = 4;

    private const int HeadingWeight = 2;

    /// <summary>What stands between two neighbouring words; it is in no word.</summary>
    private const char Beside = '·';

    private readonly StringBuilder _text = new();

    /// <summary>How many words the text has, repetitions included: what the server takes for its length.</summary>
    public int Words { get; private set; }

    /// <summary>The text.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Two neighbouring words as one.</summary>
    public static string Pair(string first, string second) => $"{first}{Beside}{second}";

    /// <summary>A passage: its words, and its neighbouring words as pairs.</summary>
    public static WordText OfChunk(ChunkTerms chunk)
    {
        var text = new WordText();
        text.Add(chunk.Title, TitleWeight, withPairs: true);
        text.Add(chunk.Headings, HeadingWeight, withPairs: true);
        text.AddWords(chunk.Common);
        text.Add(chunk.Body, 1, withPairs: true);
        return text;
    }

    /// <summary>A page: the words of its passages, those of the title once for all of them.</summary>
    public static WordText OfPage(IReadOnlyList<ChunkTerms> chunks, int longest)
    {
        var text = new WordText();
        foreach (var (index, chunk) in chunks.Index().TakeWhile(_ => text.Words < longest))
        {
            if (index == 0)
            {
                text.Add(chunk.Title, TitleWeight, withPairs: false);
            }

            text.Add(chunk.Headings, HeadingWeight, withPairs: false);
            text.AddWords(chunk.Common);
            text.Add(chunk.Body, 1, withPairs: false);
        }

        return text;
    }

    private void Add(IReadOnlyList<TermPlace> terms, int times, bool withPairs)
    {
        for (var time = 0; time < times; time++)
        {
            TermPlace? before = null;
            foreach (var place in terms)
            {
                AddWord(place.Term);
                if (place.IsAddition)
                {
                    continue;
                }

                if (withPairs && before is { } last && place.Position == last.Position + 1)
                {
                    AddWord(Pair(last.Term, place.Term));
                }

                before = place;
            }
        }
    }

    private void AddWords(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            AddWord(word);
        }
    }

    private void AddWord(string word)
    {
        if (_text.Length > 0)
        {
            _text.Append(' ');
        }

        _text.Append(word);
        Words++;
    }
}
