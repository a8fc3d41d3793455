using DocsBot.Lab.Evaluation;

namespace DocsBot.Lab.Analysis.Clusters.Quality;

/// <summary>Questions whose groups are known, clustered in each way.</summary>
/// <param name="Name">Where they come from.</param>
/// <param name="Questions">How many.</param>
/// <param name="Groups">How many groups.</param>
/// <param name="Clusters">The Lab's clusters.</param>
/// <param name="SameText">The same text only.</param>
/// <param name="SingleLink">Single link over the words.</param>
internal sealed record ClusterMeasurement(string Name, int Questions, int Groups, ClusterAgreement Clusters, ClusterAgreement SameText, ClusterAgreement SingleLink)
{
    /// <summary>Measures on questions.</summary>
    public static ClusterMeasurement Of(string name, IReadOnlyList<LabelledQuestion> questions, CancellationToken cancellationToken)
    {
        string[] texts = [.. questions.Select(question => question.Text)];
        int[] groups = [.. questions.Select(question => question.Topic)];
        return new ClusterMeasurement(
            name,
            questions.Count,
            groups.Distinct().Count(),
            ClusterAgreement.Of(Cluster(texts, cancellationToken), groups),
            ClusterAgreement.Of(ClusterBaselines.SameText(texts), groups),
            ClusterAgreement.Of(ClusterBaselines.SingleLink(texts), groups));
    }

    /// <summary>The questions of an evaluation set, grouped by the page that answers them. One with several right pages belongs to the first; a follow-up is asked with the question before it.</summary>
    public static IReadOnlyList<LabelledQuestion> QuestionsOf(EvaluationSet set)
    {
        var pages = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. set.Questions.Select(question =>
        {
            var page = question.Judgements.Where(judged => judged.Value > 0).OrderByDescending(judged => judged.Value).ThenBy(judged => judged.Key, StringComparer.Ordinal).First().Key;
            if (!pages.TryGetValue(page, out var number))
            {
                pages[page] = number = pages.Count;
            }

            var before = question.History.LastOrDefault(turn => turn.Role == Core.Answering.TurnRole.User)?.Text;
            return new LabelledQuestion(before is null ? question.Text : $"{before}\n{question.Text}", number);
        })];
    }

    private static int[] Cluster(string[] texts, CancellationToken cancellationToken)
    {
        var table = new QuestionTable();
        string[] none = [.. SliceDimensions.Names.Select(_ => "")];
        foreach (var text in texts)
        {
            table.Add(new LoggedQuestion("", "", DateTimeOffset.UnixEpoch, text, SearchText: null, Core.Interactions.FailureSignal.NoAnswer, Confidence: null, Comment: null, none));
        }

        var clustered = ClusteredQuestions.Of(table, cancellationToken);
        return [.. table.Rows.Select(row => clustered.ClusterOf[row.Distinct])];
    }
}
