using DocsBot.Core.Answering;
using DocsBot.Core.Text;

namespace DocsBot.Core.Interactions;

/// <summary>Tells a question that asks again what the question before it asked: its reader got no answer there.</summary>
public static class RepeatedQuestion
{
    /// <summary>Two questions that share this much of their words (Jaccard) ask the same. A follow-up such as "and on Windows?" shares little.</summary>
    private const double Same = 0.5;

    /// <summary>Whether it repeats the last question of the turns before it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="history">The turns before it, oldest first.</param>
    public static bool IsIn(string question, IReadOnlyList<Turn> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.LastOrDefault(turn => turn.Role == TurnRole.User) is { } before && AreSame(before.Text, question);
    }

    /// <summary>Whether two questions ask the same in similar words.</summary>
    public static bool AreSame(string one, string other)
    {
        var (first, second) = (Terms.Of(one).ToHashSet(StringComparer.Ordinal), Terms.Of(other).ToHashSet(StringComparer.Ordinal));
        if (first.Count == 0 || second.Count == 0)
        {
            return false;
        }

        var shared = first.Count(second.Contains);
        return shared >= Same * (first.Count + second.Count - shared);
    }
}
