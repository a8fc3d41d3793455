using DocsBot.Core.Interactions;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>What the answer costs, in money, tokens and time: all calls of it together, those that prepared it included.</summary>
internal sealed class UsageRules : IAnswerEvaluator
{
    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        var uses = answer.Interaction.ModelUses;
        sheet.Score(EvaluationMetric.Cost, uses.Count == 0 ? 0 : (double?)answer.Interaction.Cost, Reasons.NoPrice);
        sheet.Score(EvaluationMetric.InputTokens, Tokens(uses, use => use.Usage?.InputTokens), Reasons.NoTokens);
        sheet.Score(EvaluationMetric.OutputTokens, Tokens(uses, use => use.Usage?.OutputTokens), Reasons.NoTokens);
        sheet.Score(EvaluationMetric.Latency, answer.Milliseconds);
    }

    /// <summary>The tokens of all calls; null when one that brought something does not say. No call needs none.</summary>
    internal static long? Tokens(IReadOnlyList<ModelUse> uses, Func<ModelUse, long?> count) =>
        uses.Any(use => use.Failure is null && count(use) is null) ? null : uses.Sum(use => count(use) ?? 0);
}
