using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>
/// Fits the weights of <see cref="Core.Retrieval.AnswerEvidence"/> anew, in two steps. The first tells questions that a corpus answers from those that it does not. The
/// second scales its score to the probability that a page that answers is among the sources, for which it may not change the order. Questions whose
/// page was taken out take part in the second step only, follow-ups in neither.
/// </summary>
internal static class ConfidenceFit
{
    private const string Hard = "gold-removed";

    /// <summary>Of a set's weight, the share of its answerable questions: most questions that readers ask of a documentation it answers.</summary>
    private const double AnswerableShare = 0.7;

    private const double WeightOfSet = 1000;

    /// <summary>The weights of all sets together, and how well those of the other sets tell each set's questions apart.</summary>
    public static FittedConfidence Fit(IReadOnlyList<Decision> decisions)
    {
        var first = decisions.Where(decision => !decision.IsFollowUp).ToList();
        var areas = new List<(string Corpus, double Area)>();
        foreach (var corpus in first.Select(decision => decision.Corpus).Distinct(StringComparer.Ordinal))
        {
            var rest = first.Where(decision => decision.Corpus != corpus).ToList();
            if (Unlike(rest) && AreaOf(first.Where(decision => decision.Corpus == corpus && decision.Kind != Hard), Direction(rest)) is { } area)
            {
                areas.Add((corpus, area));
            }
        }

        return new FittedConfidence(Unlike(first) ? Weights(first) : null, areas);
    }

    private static double[] Weights(List<Decision> decisions)
    {
        var direction = Direction(decisions);
        var scale = LogisticRegression.Fit(
            [.. Samples(decisions, decision => decision.Found).Select(sample => (new[] { LogisticRegression.Score(direction, sample.Features) }, sample.Outcome, sample.Weight))], penalty: 1e-3);
        return [.. direction.Select((weight, i) => (scale[1] * weight) + (i == 0 ? scale[0] : 0))];
    }

    private static double[] Direction(List<Decision> decisions) =>
        LogisticRegression.Fit([.. Samples([.. decisions.Where(decision => decision.Kind != Hard)], decision => decision.Kind is null)]);

    private static IEnumerable<(double[] Features, bool Outcome, double Weight)> Samples(List<Decision> decisions, Func<Decision, bool> outcome)
    {
        var counts = decisions.CountBy(decision => (decision.Corpus, decision.Kind is null)).ToDictionary();
        return decisions.Select(decision => (
            FeaturesOf(decision),
            outcome(decision),
            WeightOfSet * (decision.Kind is null ? AnswerableShare : 1 - AnswerableShare) / counts[(decision.Corpus, decision.Kind is null)]));
    }

    private static double? AreaOf(IEnumerable<Decision> decisions, double[] weights)
    {
        var scored = decisions.ToLookup(decision => decision.Kind is null, decision => LogisticRegression.Score(weights, FeaturesOf(decision)));
        return RocArea.Of([.. scored[true]], [.. scored[false]]);
    }

    private static bool Unlike(List<Decision> decisions) => decisions.Exists(decision => decision.Kind is null) && decisions.Exists(decision => decision.Kind is not null and not Hard);

    private static double[] FeaturesOf(Decision decision) => [decision.Evidence.Words, decision.Evidence.Familiarity, decision.Evidence.Phrases];
}
