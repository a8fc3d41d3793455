using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Judges;

/// <summary>How far a judge agrees with itself, by metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Answers">Answers that were judged.</param>
/// <param name="WithoutVerdict">Replies that were no verdict.</param>
/// <param name="Flipped">The share of the answers with two verdicts and more whose verdicts are not all the same; null when there is none.</param>
public sealed record JudgeSummary(string Metric, int Answers, int WithoutVerdict, double? Flipped)
{
    /// <summary>Sums up what a run's judge said; empty without a judge.</summary>
    /// <param name="run">The run, with its cases.</param>
    public static IReadOnlyList<JudgeSummary> Of(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. run.Cases.SelectMany(result => result.Judgements.GroupBy(judgement => judgement.Metric, StringComparer.Ordinal))
                .GroupBy(judgements => judgements.Key, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new JudgeSummary(group.Key, group.Count(), group.Sum(judgements => judgements.Count(judgement => judgement.Score is null)), FlipRate([.. group]))),
        ];
    }

    private static double? FlipRate(IReadOnlyList<IEnumerable<Judgement>> answers)
    {
        var repeated = answers.Select(judgements => judgements.Where(judgement => judgement.Score is not null).ToList()).Where(verdicts => verdicts.Count > 1).ToList();
        return repeated.Count == 0 ? null : repeated.Count(verdicts => verdicts.Select(ClassOf).Distinct().Skip(1).Any()) / (double)repeated.Count;
    }

    /// <summary>All of it right, some of it, none: how a judge counts the claims of an answer is no verdict.</summary>
    private static int ClassOf(Judgement judgement) => judgement.Score switch
    {
        >= 1 => 2,
        > 0 => 1,
        _ => 0,
    };
}
