using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Whether DocsBot answered what the documentation answers, and turned away what it does not.</summary>
internal sealed class RefusalRules : IAnswerEvaluator
{
    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        if (!answer.Case.Unanswerable && !answer.Case.IsAnswerable)
        {
            sheet.Miss(EvaluationMetric.Refusal, Reasons.NoExpectation);
            return;
        }

        var isRight = answer.IsAnswered != answer.Case.Unanswerable;
        sheet.Score(EvaluationMetric.Refusal, isRight ? 1 : 0);
        if (!isRight)
        {
            sheet.Fault(answer.IsAnswered ? "It was answered, though the documentation does not answer it." : "It was not answered.");
        }
    }
}
