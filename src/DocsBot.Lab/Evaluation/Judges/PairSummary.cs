using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Judges;

/// <summary>How often a judge preferred one variant's answers to another's.</summary>
/// <param name="Variant">The label of the variant that is compared.</param>
/// <param name="Other">The label of the variant that it is compared with.</param>
/// <param name="Questions">Questions with a verdict in both orders.</param>
/// <param name="Preference">The mean preference over questions with its interval, each question's verdicts averaged first: 1 always, 0 never, 0.5 no preference.</param>
/// <param name="Verdict">Whether a preference is shown.</param>
/// <param name="FirstPreferred">How often the answer that stood first was preferred, ties counted half: 0.5 without a bias for places.</param>
/// <param name="Inconsistent">The share of the questions on which the two orders disagree.</param>
/// <param name="WithoutVerdict">Replies that were no verdict.</param>
public sealed record PairSummary(string Variant, string Other, int Questions, Interval Preference, Verdict Verdict, double FirstPreferred, double Inconsistent, int WithoutVerdict)
{
    private const double NoPreference = 0.5;

    /// <summary>Sums up a run's comparisons, a row for each two variants; a pair of variants without a verdict has none.</summary>
    /// <param name="run">The run, with its pairs.</param>
    public static IReadOnlyList<PairSummary> Of(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. run.Pairs.GroupBy(pair => (pair.Variant, pair.Other)).OrderBy(group => group.Key).Select(group => Of(run, group.Key, [.. group])).OfType<PairSummary>()];
    }

    private static PairSummary? Of(EvaluationRun run, (int Variant, int Other) who, IReadOnlyList<PairVerdict> verdicts)
    {
        // Only questions that were judged in both orders: a bias for places cancels out there.
        var questions = verdicts.Where(verdict => verdict.Score is not null)
            .GroupBy(verdict => (verdict.Set, verdict.CaseId))
            .Select(group => (
                First: Mean(group.Where(verdict => verdict.IsFirst)),
                Second: Mean(group.Where(verdict => !verdict.IsFirst))))
            .Where(question => question.First is not null && question.Second is not null)
            .Select(question => (First: question.First!.Value, Second: question.Second!.Value))
            .ToList();
        if (questions.Count == 0)
        {
            return null;
        }

        var compared = PairedComparison.Of([.. questions.Select(question => ((question.First + question.Second) / 2) - NoPreference)]);
        return new PairSummary(
            run.Variants[who.Variant].Label,
            run.Variants[who.Other].Label,
            questions.Count,
            new Interval(compared.Difference.Mean + NoPreference, compared.Difference.Low + NoPreference, compared.Difference.High + NoPreference),
            compared.Verdict,
            questions.Average(question => (question.First + 1 - question.Second) / 2),
            questions.Count(question => Math.Sign(question.First - NoPreference) != Math.Sign(question.Second - NoPreference)) / (double)questions.Count,
            verdicts.Count(verdict => verdict.Score is null));
    }

    private static double? Mean(IEnumerable<PairVerdict> verdicts)
    {
        var scores = verdicts.Select(verdict => verdict.Score!.Value).ToList();
        return scores.Count == 0 ? null : scores.Average();
    }
}
