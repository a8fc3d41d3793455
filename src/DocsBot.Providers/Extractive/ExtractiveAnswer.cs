using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Extractive;

/// <summary>Answers a question in the sentences of the passages.</summary>
internal static class ExtractiveAnswer
{
    // When the passages hold too little of the question they are about something else. The weights are a logistic regression over questions asked of the
    // right and of a foreign documentation, rounded. The retriever has turned most of the latter away before a model is asked, so little is asked here.
    private const double UnionWeight = 2;
    private const double PassageWeight = 7.5;
    private const double UnitWeight = 5.5;
    private const double BrevityWeight = 7;
    private const double MinimumEvidence = 3;

    /// <summary>The answer in pieces; null when the passages do not answer.</summary>
    /// <param name="context">The question and the passages.</param>
    /// <param name="previousQuestion">What the same person asked before; null for a first question.</param>
    public static IEnumerable<string>? Compose(PromptContext context, string? previousQuestion)
    {
        var question = QuestionProfile.Of(context.Question, previousQuestion);
        if (question.Terms.Count == 0)
        {
            return null;
        }

        var units = new List<Unit>();
        for (var i = 0; i < context.Passages.Count; i++)
        {
            units.AddRange(UnitReader.Read(new Passage(context.Passages[i], i)));
        }

        var scorer = UnitScorer.Score(question, units);
        var parts = AnswerPlanner.Plan(question, units);
        return parts.Count > 0 && EvidenceOf(parts[0], question, scorer, units) >= MinimumEvidence ? AnswerText.Write(parts) : null;
    }

    /// <summary>
    /// How much speaks for it that the passages answer: the share of the question that all of them hold, that the best passage holds, and that its best unit
    /// holds. A question of few words needs more of them, as two words of three meet anywhere.
    /// </summary>
    private static double EvidenceOf(AnswerPart best, QuestionProfile question, UnitScorer scorer, List<Unit> units)
    {
        ulong all = 0, passage = 0;
        foreach (var unit in units)
        {
            var hits = scorer.HitsWithContext(unit);
            all |= hits;
            passage |= unit.Passage == best.Passage ? hits : 0;
        }

        var said = question.Terms.Sum(term => term.Weight);
        return (UnionWeight * scorer.ShareOf(all)) + (PassageWeight * scorer.ShareOf(passage))
            + (UnitWeight * best.Units.Max(unit => scorer.ShareOf(scorer.HitsWithContext(unit))))
            - (BrevityWeight / Math.Sqrt(Math.Max(0.5, said)));
    }
}
