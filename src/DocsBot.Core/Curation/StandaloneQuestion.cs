using DocsBot.Core.Answering;
using DocsBot.Core.Understanding;

namespace DocsBot.Core.Curation;

/// <summary>What a question asks when nothing was said before it. Only such a question can be compared with others.</summary>
public static class StandaloneQuestion
{
    private static readonly string[] Pointing = ["it", "its", "that", "this", "those", "these", "they", "them", "their", "there", "then", "instead", "same", "other", "else", "also", "too", "former", "latter"];

    /// <summary>What a reader points at on the screen no other reader sees.</summary>
    private static readonly string[] Showing = ["this", "these", "those"];

    private static readonly string[] GoingOn = ["and", "but", "so", "or", "yes", "no", "ok", "okay"];

    /// <summary>Whether a question points at something that only its reader sees.</summary>
    public static bool Points(string question) => QuestionWords.Read(question).Intersect(Showing, StringComparer.Ordinal).Any();

    /// <summary>The question in words of its own; null for one that only its conversation makes clear, and for several at once.</summary>
    public static string? Of(Question question, UnderstoodQuestion understood)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(understood);
        var query = understood.Query;
        if (query.Parts.Count > 1)
        {
            return null;
        }

        var asked = query.Asked ?? query.Text;
        if (Points(asked))
        {
            return null;
        }

        if (!query.IsFollowUp || query.Context is null)
        {
            return asked;
        }

        // A model put what was said before into words; otherwise the reader's words must do without.
        if (!string.Equals(query.Text, question.Text, StringComparison.Ordinal))
        {
            return asked;
        }

        var words = QuestionWords.Read(question.Text);
        return words.Count == 0 || GoingOn.Contains(words[0], StringComparer.Ordinal) || words.Intersect(Pointing, StringComparer.Ordinal).Any() || asked.Contains('\n', StringComparison.Ordinal)
            ? null
            : asked;
    }
}
