using DocsBot.Core.Curation;
using DocsBot.Core.Documents;
using DocsBot.Lab.Evaluation;
using DocsBot.Providers.Embeddings;

namespace DocsBot.Lab.Review.Matching;

/// <summary>Asks each question of a set as if every other one had an accepted answer: what would be served, and how often that is an answer from other pages.</summary>
internal static class MatchingMeasure
{
    /// <summary>The least share of words in common that is looked at; far below any sensible setting.</summary>
    public const double LeastOverlap = 0.6;

    /// <summary>Compares all questions of a set with one another; those that go on with a conversation are left out.</summary>
    /// <param name="set">The set.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many pairs were compared, and those that come near.</returns>
    public static async Task<(long Pairs, IReadOnlyList<MatchedPair> Near)> RunAsync(EvaluationSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        var questions = set.Questions.Where(question => question.History.Count == 0 && !StandaloneQuestion.Points(question.Text)).ToList();
        var index = new CuratedIndex([.. questions.Select(Answer)]);
        var byId = questions.ToDictionary(question => question.Id, StringComparer.Ordinal);
        var near = questions
            .SelectMany(asked => index.Find(asked.Text, LeastOverlap).Where(candidate => candidate.Answer.Id != asked.Id)
                .Select(candidate => (Asked: asked, Accepted: byId[candidate.Answer.Id], candidate.Overlap)))
            .ToList();
        return ((long)questions.Count * (questions.Count - 1), near.Count == 0 ? [] : await CompareAsync(set, near, cancellationToken));
    }

    private static async Task<IReadOnlyList<MatchedPair>> CompareAsync(
        EvaluationSet set, List<(EvaluationQuestion Asked, EvaluationQuestion Accepted, double Overlap)> near, CancellationToken cancellationToken)
    {
        await using var corpus = await TemporaryIndex.BuildAsync(new JsonLinesSource(set.CorpusFile), cancellationToken);
        using var embeddings = new SnapshotEmbeddings(corpus.Store, corpus.Trainer);
        var pairs = new List<MatchedPair>(near.Count);
        foreach (var (asked, accepted, overlap) in near)
        {
            var vectors = overlap >= 1 ? null : await embeddings.GenerateAsync([asked.Text, accepted.Text], cancellationToken: cancellationToken);
            pairs.Add(new MatchedPair(set.Name, accepted.Text, asked.Text, overlap, vectors is null ? null : CuratedAnswers.Cosine(vectors[0].Vector.Span, vectors[1].Vector.Span), AreSame(asked, accepted)));
        }

        return pairs;
    }

    private static bool AreSame(EvaluationQuestion one, EvaluationQuestion other) =>
        one.Judgements.Any(page => page.Value > 0 && other.Judgements.TryGetValue(page.Key, out var relevance) && relevance > 0);

    private static CuratedAnswer Answer(EvaluationQuestion question) => new()
    {
        Id = question.Id,
        Questions = [question.Text],
        Text = "",
        Sources = [new CuratedSource(1, new PageKey("set", question.Id), "", "", "")],
        Author = "",
        AcceptedAt = DateTimeOffset.UnixEpoch,
    };
}
