using System.Text.RegularExpressions;
using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Understanding;

/// <summary>Makes something to search for out of a follow-up, which often says too little on its own ("yes", "and for pods?").</summary>
public static partial class QuestionCondenser
{
    /// <summary>Characters of an answer that still say what the conversation is about; more of it would only find the same page again.</summary>
    private const int AnswerLength = 300;

    /// <summary>A question with this many words that say what it is about says enough.</summary>
    private const int WordsOfItsOwn = 2;

    /// <summary>Turns that go along: the last two questions and answers. They say what the conversation is about when the last ones are short.</summary>
    private const int Turns = 4;

    /// <summary>What to search for: the question itself when nothing was said before, else the question with the last turns as its context.</summary>
    /// <param name="question">The question.</param>
    /// <param name="standalone">The question with all that the conversation says of it, in a model's words; null when no model was asked. It takes the question's
    /// place, and the words that were said stay in the context: what the model left out is still looked for.</param>
    public static RetrievalQuery Condense(Question question, string? standalone = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        var query = new RetrievalQuery { Text = question.Text, Filter = question.Filter };
        var said = Salient(question.History).TakeLast(Turns).Select(Gist).ToList();
        if (said.Count == 0)
        {
            return query with { IsFollowUp = question.History.Count > 0 };
        }

        return standalone is null
            ? query with { Context = string.Join('\n', said), Asked = Asked(question), IsFollowUp = true }
            : query with { Text = standalone, Context = string.Join('\n', [.. said, question.Text]), Asked = standalone, IsFollowUp = true };
    }

    /// <summary>What the reader asked in so many words, which the passages must hold: the question, with the one before it when it says too little ("and for pods?").</summary>
    /// <param name="question">The question.</param>
    public static string Asked(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var before = Salient(question.History).LastOrDefault(turn => turn.Role == TurnRole.User);
        return before is null || Terms.Distinct(question.Text).Count(term => !ConversationWords.Contains(term)) >= WordsOfItsOwn
            ? question.Text
            : $"{before.Text}\n{question.Text}";
    }

    /// <summary>The turns without small talk and the replies to it, which would take the place of what was asked.</summary>
    private static IEnumerable<Turn> Salient(IReadOnlyList<Turn> history)
    {
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].Role != TurnRole.User || SmallTalk.ReplyTo(history[i].Text) is not { } reply)
            {
                yield return history[i];
            }
            else if (i + 1 < history.Count && history[i + 1].Text == reply)
            {
                i++;
            }
        }
    }

    private static string Gist(Turn turn) => turn.Role == TurnRole.User
        ? turn.Text
        : PlainText.Shorten(PlainText.FromMarkdown(CodeAndCitations().Replace(turn.Text, " ")), AnswerLength);

    [GeneratedRegex(@"```.*?(?:```|\z)|\[\d+\]", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex CodeAndCitations();
}
