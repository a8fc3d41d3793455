using System.Text.RegularExpressions;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>Makes a text to search for out of a follow-up, which often says too little on its own ("yes", "and for pods?").</summary>
public static partial class QuestionCondenser
{
    /// <summary>Characters of an answer that still say what the conversation is about; more of it would only find the same page again.</summary>
    private const int AnswerLength = 300;

    /// <summary>A question with this many words that say what it is about says enough.</summary>
    private const int WordsOfItsOwn = 2;

    /// <summary>What to search for: the question itself when nothing was said before, else the question with the last two turns as its context.</summary>
    /// <param name="question">The question.</param>
    public static RetrievalQuery Condense(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var query = new RetrievalQuery { Text = question.Text, Filter = question.Filter };
        return question.History.Count == 0
            ? query
            : query with { Context = string.Join('\n', question.History.TakeLast(2).Select(Gist)), Asked = Asked(question), IsFollowUp = true };
    }

    /// <summary>What the reader asked in so many words, which the passages must hold: the question, with the one before it when it says too little ("and for pods?").</summary>
    /// <param name="question">The question.</param>
    public static string Asked(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var before = question.History.LastOrDefault(turn => turn.Role == TurnRole.User);
        return before is null || Terms.Distinct(question.Text).Count(term => !ConversationWords.Contains(term)) >= WordsOfItsOwn
            ? question.Text
            : $"{before.Text}\n{question.Text}";
    }

    private static string Gist(Turn turn) => turn.Role == TurnRole.User
        ? turn.Text
        : PlainText.Shorten(PlainText.FromMarkdown(CodeAndCitations().Replace(turn.Text, " ")), AnswerLength);

    [GeneratedRegex(@"```.*?(?:```|\z)|\[\d+\]", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex CodeAndCitations();
}
