namespace DocsBot.Core.Answering;

/// <summary>Makes a text to search for out of a follow-up, which often says too little on its own ("yes", "and for pods?").</summary>
public static class QuestionCondenser
{
    /// <summary>The text to search for: the question itself when nothing was said before, else the question after the last two turns.</summary>
    /// <param name="question">The question.</param>
    public static string Condense(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return string.Join('\n', [.. question.History.TakeLast(2).Select(turn => turn.Text), question.Text]);
    }
}
