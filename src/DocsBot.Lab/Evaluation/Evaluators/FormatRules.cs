using DocsBot.Core.Answering;
using DocsBot.Core.Answering.Techniques;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Whether the answer keeps the rules of form that any prompt of DocsBot asks for: cited, plain Markdown that is whole, not too long.</summary>
internal sealed class FormatRules : IAnswerEvaluator
{
    /// <summary>Words of an answer that a reader of a chat window still reads; a case may say otherwise.</summary>
    internal const int MostWords = 400;

    private static readonly (string Fault, Func<EvaluatedAnswer, bool> Holds)[] Rules =
    [
        ("It states something without a citation.", answer => UncitedStatements.Of(answer.Text).Count == 0),
        ("It cites passages that do not support what it says.", answer => answer.Interaction.DroppedCitations == 0),
        ("It holds HTML.", answer => !answer.Interaction.BrokenRules.Contains(OutputRule.RawHtml)),
        ("A block of code is not closed.", answer => MarkdownForm.HasWholeFences(answer.Text)),
        ("The rows of a table do not have as many cells as its head.", answer => MarkdownForm.HasWholeTables(answer.Text)),
        ("It shows marks of its prompt.", answer => !answer.Text.Contains("=== ", StringComparison.Ordinal) && !answer.Text.Contains(PromptMarks.NoAnswer, StringComparison.Ordinal)),
        ("It is too long.", answer => AnswerWords.Count(AnswerWords.WithoutCitations(answer.Text)) <= (answer.Case.MaxWords ?? MostWords)),
    ];

    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        if (!answer.IsAnswered)
        {
            sheet.Miss(EvaluationMetric.Format, Reasons.NotAnswered);
            return;
        }

        var broken = Rules.Where(rule => !rule.Holds(answer)).Select(rule => rule.Fault).ToList();
        broken.ForEach(sheet.FormFault);
        sheet.Score(EvaluationMetric.Format, 1 - ((double)broken.Count / Rules.Length));
    }
}
