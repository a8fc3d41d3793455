using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Understanding;

/// <summary>What a question and the turns before it say of the pages they are about.</summary>
/// <param name="question">The question.</param>
/// <param name="language">Its language; null when that cannot be told.</param>
/// <param name="reading">What a model read in it; null without one.</param>
internal sealed class SaidLabels(Question question, string? language, ModelReading? reading = null)
{
    public SearchFilter Filter => question.Filter;

    public string? Language => language;

    /// <summary>The versions of the index that the question names.</summary>
    public IReadOnlyList<string> Versions(IReadOnlyList<string> known, IReadOnlyList<string> products)
    {
        var named = VersionMentions.In(question.Text, known, products);
        return named.Count == 0 && reading?.Version is { } version && VersionMentions.Match(version, known) is { } match ? [match] : named;
    }

    /// <summary>The one version that was named last before the question; null when none or several were.</summary>
    public string? VersionBefore(IReadOnlyList<string> known, IReadOnlyList<string> products) =>
        known.Count < 2 ? null : question.History.Reverse().Where(turn => turn.Role == TurnRole.User)
            .Select(turn => VersionMentions.In(turn.Text, known, products)).FirstOrDefault(named => named.Count > 0) is [var only] ? only : null;

    /// <summary>The one product of the index that the question names; null for none and for several.</summary>
    public string? Product(IReadOnlyList<string> known)
    {
        var named = known.Where(product => Names(question.Text, product)).Take(2).ToList();
        return named.Count == 1
            ? named[0]
            : named.Count == 0 && reading?.Product is { } read ? known.FirstOrDefault(product => product.Equals(read, StringComparison.OrdinalIgnoreCase)) : null;
    }

    /// <summary>Whether a text has the name as words of its own.</summary>
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
