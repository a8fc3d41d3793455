namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>The answers that a set's <c>queries.jsonl</c> gives in its member <c>answer</c>, by the question's id.</summary>
internal static class GoldAnswers
{
    /// <summary>Reads the answers.</summary>
    /// <param name="set">The set; questions without an answer are left out.</param>
    /// <exception cref="EvaluationSetException">An answer is no text.</exception>
    public static IReadOnlyDictionary<string, GoldSpan> Read(EvaluationSet set)
    {
        var file = Path.Combine(Path.GetDirectoryName(set.CorpusFile)!, "queries.jsonl");
        var answers = new Dictionary<string, GoldSpan>(StringComparer.Ordinal);
        foreach (var line in JsonLines.Read(file))
        {
            if (line.Optional("answer") is { } answer && GoldSpan.Of(answer) is { } span)
            {
                answers[line.Required("id")] = span;
            }
        }

        return answers;
    }
}
