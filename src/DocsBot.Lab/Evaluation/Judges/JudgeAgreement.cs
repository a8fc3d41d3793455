using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Judges;

/// <summary>How far a judge's verdicts on correctness are those of people.</summary>
/// <param name="Answers">Answers that both judged.</param>
/// <param name="Same">The share of them on which both say the same: wrong, partial or correct.</param>
/// <param name="Kappa">Cohen's kappa with quadratic weights: 1 for the same verdicts, 0 for chance; null when either always says the same, so that nothing can be told.</param>
public sealed record JudgeAgreement(int Answers, double Same, double? Kappa)
{
    private const int Wrong = 0;
    private const int Partial = 1;
    private const int Correct = 2;

    /// <summary>Compares; null when no answer was judged by both.</summary>
    /// <param name="run">The run, with its cases.</param>
    /// <param name="labels">What people said. A label of a question counts for each trial of it.</param>
    public static JudgeAgreement? Of(EvaluationRun run, IReadOnlyList<HumanLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(labels);
        var said = labels.ToLookup(label => (label.Set, label.CaseId, label.Variant));
        var pairs = (from result in run.Cases
                     where result.Scores.ContainsKey(EvaluationMetric.JudgedCorrectness)
                     from label in said[(result.Set, result.CaseId, run.Variants[result.Variant].Label)]
                     select (Judge: ClassOf(result.Scores[EvaluationMetric.JudgedCorrectness]), Person: ClassOf(label))).ToList();
        return pairs.Count == 0 ? null : new JudgeAgreement(pairs.Count, pairs.Count(pair => pair.Judge == pair.Person) / (double)pairs.Count, WeightedKappa(pairs));
    }

    /// <summary>
    /// Agreement beyond chance over ordered classes; a verdict that is two classes off counts four times one that is one off (Cohen, "Weighted kappa: Nominal scale
    /// agreement with provision for scaled disagreement or partial credit", Psychological Bulletin 70, 1968).
    /// </summary>
    internal static double? WeightedKappa(IReadOnlyCollection<(int Judge, int Person)> pairs)
    {
        var observed = pairs.Average(pair => Disagreement(pair.Judge, pair.Person));
        var expected = pairs.Average(one => pairs.Average(other => Disagreement(one.Judge, other.Person)));
        var isConstant = pairs.Select(pair => pair.Judge).Distinct().Count() == 1 || pairs.Select(pair => pair.Person).Distinct().Count() == 1;
        return isConstant ? null : 1 - (observed / expected);
    }

    private static double Disagreement(int one, int other) => (one - other) * (one - other);

    private static int ClassOf(double score) => score switch
    {
        >= 1 => Correct,
        > 0 => Partial,
        _ => Wrong,
    };

    private static int ClassOf(HumanLabel label) => label.Correctness switch
    {
        >= 4 => Correct,
        3 => Partial,
        _ => Wrong,
    };
}
