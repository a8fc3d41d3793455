using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>How well the right pages were found, and how well they stand in the prompt.</summary>
internal sealed class RankingRules : IAnswerEvaluator
{
    private const int RankedPages = 10;
    private const int RecalledPages = 20;

    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        if (answer.RightPages.Count == 0)
        {
            foreach (var metric in (string[])[EvaluationMetric.Ndcg, EvaluationMetric.Mrr, EvaluationMetric.Recall, EvaluationMetric.ContextPrecision])
            {
                sheet.Miss(metric, answer.Case.Unanswerable ? Reasons.Unanswerable : Reasons.NoPages);
            }

            return;
        }

        sheet.Score(EvaluationMetric.Ndcg, RankingMetrics.Ndcg(answer.Ranking, answer.Case.Pages, RankedPages));
        sheet.Score(EvaluationMetric.Mrr, RankingMetrics.ReciprocalRank(answer.Ranking, answer.Case.Pages, RankedPages));
        sheet.Score(EvaluationMetric.Recall, RankingMetrics.Recall(answer.Ranking, answer.Case.Pages, RecalledPages));
        sheet.Score(EvaluationMetric.ContextPrecision, AveragePrecision(answer.SourcePages, answer.RightPages), Reasons.NoPrompt);
    }

    /// <summary>
    /// The mean, over the passages of right pages, of the share of such passages among those up to it: 1 when they all stand first, 0 when there is none
    /// (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, section 8.4, over what is in the prompt; Es et al., "RAGAS", 2023, call it
    /// context precision). Null without passages.
    /// </summary>
    internal static double? AveragePrecision(IReadOnlyList<string> pages, IReadOnlySet<string> right)
    {
        var (found, sum) = (0, 0.0);
        for (var i = 0; i < pages.Count; i++)
        {
            if (right.Contains(pages[i]))
            {
                found++;
                sum += (double)found / (i + 1);
            }
        }

        return pages.Count == 0 ? null : found == 0 ? 0 : sum / found;
    }
}
