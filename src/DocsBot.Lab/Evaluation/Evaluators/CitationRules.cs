using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Whether the answer cites the pages that answer. Only citations count that held when they were verified: readers see no others.</summary>
internal sealed class CitationRules : IAnswerEvaluator
{
    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        var right = answer.RightPages;
        if (right.Count == 0)
        {
            var reason = answer.Case.Unanswerable ? Reasons.Unanswerable : Reasons.NoPages;
            sheet.Miss(EvaluationMetric.CitationPrecision, reason);
            sheet.Miss(EvaluationMetric.CitationRecall, reason);
            return;
        }

        var cited = answer.CitedPages;
        double? precision = cited.Count == 0 ? null : (double)cited.Count(right.Contains) / cited.Count;
        sheet.Score(EvaluationMetric.CitationPrecision, precision, answer.IsAnswered ? Reasons.NothingCited : Reasons.NotAnswered);

        // Who is told nothing is led to no page either: that is a score, not a gap.
        sheet.Score(EvaluationMetric.CitationRecall, (double)cited.Count(right.Contains) / right.Count);
    }
}
