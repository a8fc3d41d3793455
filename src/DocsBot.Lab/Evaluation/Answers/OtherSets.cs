namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Asks a corpus what other sets ask: questions that it should not answer, for as many corpora as there are sets.</summary>
internal static class OtherSets
{
    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal);

    /// <summary>What such questions are called.</summary>
    public const string Kind = "other-set";

    /// <summary>Questions of other sets, evenly from the beginning to the end of each; of a set with the same corpus or with histories none.</summary>
    /// <param name="set">The set whose corpus is asked.</param>
    /// <param name="sets">All sets.</param>
    /// <param name="count">How many of each other set.</param>
    public static IEnumerable<AbstainQuestion> QuestionsFor(EvaluationSet set, IReadOnlyList<EvaluationSet> sets, int count)
    {
        var pages = set.Questions.SelectMany(question => question.Judgements.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var other in sets.Where(other => !other.Questions.Any(question => question.History.Count > 0 || pages.Overlaps(question.Judgements.Keys))))
        {
            var step = Math.Max(1, other.Questions.Count / Math.Max(1, count));
            foreach (var question in other.Questions.Where((_, i) => i % step == 0).Take(count))
            {
                yield return new AbstainQuestion($"{other.Name}/{question.Id}", set.Name, Kind, question.Text, [], Nothing);
            }
        }
    }
}
