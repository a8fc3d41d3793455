using DocsBot.Core.Text;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>What an answer should say: the different words of the span that a set gives, stop words left out, names split, stemmed.</summary>
public sealed class GoldSpan
{
    private readonly HashSet<string> _words;

    private GoldSpan(string text, HashSet<string> words)
    {
        Text = text;
        _words = words;
    }

    /// <summary>The span.</summary>
    public string Text { get; }

    /// <summary>Reads a span; null when it has no word but stop words, since nothing could be measured by it.</summary>
    public static GoldSpan? Of(string text)
    {
        var words = Terms.Of(text).ToHashSet(StringComparer.Ordinal);
        return words.Count > 0 ? new GoldSpan(text, words) : null;
    }

    /// <summary>The share of the span's words that a text says, 0 to 1. Where and how often it says them does not count.</summary>
    public double HeldBy(string text) => (double)Terms.Of(text).Distinct(StringComparer.Ordinal).Count(_words.Contains) / _words.Count;
}
