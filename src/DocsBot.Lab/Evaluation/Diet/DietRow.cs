using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;
using DocsBot.Providers.Prompts.Ablation;

namespace DocsBot.Lab.Evaluation.Diet;

/// <summary>What a part of a prompt costs, and what the answers are without it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tokens">What a prompt is shorter without it, in estimated tokens: the mean over the questions.</param>
/// <param name="Quality">Quality without it beside that of the whole prompt, all parts considered together; null when no question has a score of both.</param>
/// <param name="Failed">Answers without it that failed; they are in no mean.</param>
internal sealed record DietRow(AblatedKind Kind, string Name, double Tokens, MetricComparison? Quality, int Failed)
{
    /// <summary>What the answers are without it.</summary>
    public Verdict Without => Quality?.CorrectedVerdict ?? Verdict.NotShown;
}
