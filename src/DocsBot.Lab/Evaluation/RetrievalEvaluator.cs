using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation;

/// <summary>Asks an index the questions of a set, the way the answer pipeline asks, and scores the pages it ranks.</summary>
/// <param name="retriever">The retriever over the set's index.</param>
/// <param name="time">The clock that times retrievals.</param>
public sealed class RetrievalEvaluator(Retriever retriever, TimeProvider time)
{
    /// <summary>Passages ranked to score pages: enough for the first 20 pages of a corpus whose pages are long.</summary>
    private const int Candidates = 400;

    /// <summary>Asks every question.</summary>
    /// <param name="set">The questions.</param>
    /// <param name="idOf">The id of a page in the set by its path in the index.</param>
    /// <param name="size">Pages and chunks of the index.</param>
    /// <param name="cancellationToken">Stops between two questions.</param>
    public async Task<RetrievalScores> EvaluateAsync(EvaluationSet set, Func<string, string> idOf, (int Pages, int Chunks) size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(idOf);
        var times = new List<double>(set.Questions.Count);
        double ndcg = 0, reciprocal = 0, recall5 = 0, recall20 = 0;
        foreach (var question in set.Questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = QuestionCondenser.Condense(new Question { Text = question.Text, ConversationId = question.Id, History = question.History });

            // What a reader waits for is timed; scoring looks further down than a reader does.
            var started = time.GetTimestamp();
            await retriever.RetrieveAsync(text, SearchFilter.None, cancellationToken);
            times.Add(time.GetElapsedTime(started).TotalMilliseconds);
            var ranking = await retriever.RankAsync(text, SearchFilter.None, Candidates, cancellationToken);
            var pages = RankPages(ranking, idOf, question.Excluded);
            ndcg += RankingMetrics.Ndcg(pages, question.Judgements, 10);
            reciprocal += RankingMetrics.ReciprocalRank(pages, question.Judgements, 10);
            recall5 += RankingMetrics.Recall(pages, question.Judgements, 5);
            recall20 += RankingMetrics.Recall(pages, question.Judgements, 20);
        }

        var count = set.Questions.Count;
        return new RetrievalScores
        {
            Set = set.Name,
            Questions = count,
            Pages = size.Pages,
            Chunks = size.Chunks,
            Ndcg10 = ndcg / count,
            Mrr10 = reciprocal / count,
            Recall5 = recall5 / count,
            Recall20 = recall20 / count,
            P50Ms = Percentile.Of(times, 0.5),
            P95Ms = Percentile.Of(times, 0.95),
        };
    }

    /// <summary>A page stands where its best passage stands.</summary>
    private static List<string> RankPages(Ranking ranking, Func<string, string> idOf, IReadOnlySet<string> excluded) =>
        [.. ranking.Hits.Select(hit => idOf(hit.Chunk.Page.Path)).Where(id => !excluded.Contains(id)).Distinct(StringComparer.Ordinal)];
}
