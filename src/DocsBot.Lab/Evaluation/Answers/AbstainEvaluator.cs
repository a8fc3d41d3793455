using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Scores decisions to answer or not.</summary>
internal static class AbstainEvaluator
{
    /// <summary>The name of the row over all corpora.</summary>
    public const string All = "all";

    /// <summary>For each kind of question that should not be answered, one row for all corpora and one for each, against the answerable questions of the same corpora.</summary>
    public static IReadOnlyList<AbstainScores> Score(IReadOnlyList<Decision> decisions)
    {
        var scores = new List<AbstainScores>();
        foreach (var kind in decisions.Where(decision => decision.Kind is not null).GroupBy(decision => decision.Kind!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var corpora = kind.GroupBy(decision => decision.Corpus, StringComparer.Ordinal).ToList();
            var names = corpora.Select(corpus => corpus.Key).ToHashSet(StringComparer.Ordinal);
            Add(All, kind.Key, [.. kind], [.. decisions.Where(decision => decision.Kind is null && names.Contains(decision.Corpus))], scores);
            foreach (var corpus in corpora)
            {
                Add(corpus.Key, kind.Key, [.. corpus], [.. decisions.Where(decision => decision.Kind is null && decision.Corpus == corpus.Key)], scores);
            }
        }

        return scores;
    }

    /// <summary>How far the confidences are probabilities.</summary>
    public static CalibrationScores Calibrate(IReadOnlyList<Decision> decisions)
    {
        var table = Calibration.Table([.. decisions.Select(decision => (decision.Confidence, decision.Found))]);
        return new CalibrationScores { Questions = decisions.Count, ExpectedError = Calibration.ExpectedError(table), Bins = table };
    }

    private static void Add(string corpus, string kind, List<Decision> unanswerable, List<Decision> answerable, List<AbstainScores> scores)
    {
        if (RocArea.Of([.. answerable.Select(decision => decision.Confidence)], [.. unanswerable.Select(decision => decision.Confidence)]) is not { } area)
        {
            return;
        }

        scores.Add(new AbstainScores
        {
            Corpus = corpus,
            Kind = kind,
            Questions = unanswerable.Count,
            Answerable = answerable.Count,
            RocArea = area,
            Caught = unanswerable.Average(decision => decision.Answered ? 0.0 : 1),
            TurnedAway = answerable.Average(decision => decision.Answered ? 0.0 : 1),
        });
    }
}
