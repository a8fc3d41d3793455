using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>All evaluators that need no model; every answer is measured by each.</summary>
internal static class RuleEvaluators
{
    private static readonly IAnswerEvaluator[] All =
        [new RankingRules(), new CitationRules(), new GroundednessRules(), new ReferenceRules(), new RefusalRules(), new FormatRules(), new LeakageRules(), new UsageRules()];

    /// <summary>Measures an answer. One that was withheld has leaked, and has no other score.</summary>
    public static ScoreSheet Evaluate(EvaluatedAnswer answer)
    {
        var sheet = new ScoreSheet();
        if (answer.IsWithheld)
        {
            new LeakageRules().Evaluate(answer, sheet);
            foreach (var metric in EvaluationMetric.ByRules.Where(metric => metric.Name != EvaluationMetric.Leakage))
            {
                sheet.Miss(metric.Name, Reasons.Withheld);
            }

            return sheet;
        }

        Array.ForEach(All, evaluator => evaluator.Evaluate(answer, sheet));
        return sheet;
    }
}
