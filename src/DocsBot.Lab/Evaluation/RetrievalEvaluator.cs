using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation;

/// <summary>Asks an index the questions of a set, the way the answer pipeline asks, and scores the pages it ranks.</summary>
/// <param name="analyzer">What understands a question for the set's index.</param>
/// <param name="retriever">The retriever over it.</param>
/// <param name="idOf">The id of a page in the set by its path in the index.</param>
public sealed class RetrievalEvaluator(QuestionAnalyzer analyzer, Retriever retriever, Func<string, string> idOf)
{
    /// <summary>Passages ranked to score pages: enough for the first 20 pages of a corpus whose pages are long.</summary>
    private const int Candidates = 400;

    /// <summary>Scores a question.</summary>
    /// <param name="question">The question, with what was said before.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<RankingScore> ScoreAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var ranking = await retriever.RankAsync(await QueryOfAsync(question, cancellationToken), Candidates, cancellationToken);

        // A page stands where its best passage stands.
        var pages = ranking.Hits.Select(hit => idOf(hit.Chunk.Page.Path)).Where(id => !question.Excluded.Contains(id)).Distinct(StringComparer.Ordinal);
        return RankingScore.Of([.. pages], question.Judgements);
    }

    /// <summary>How long a reader waits for the passages: scoring looks further down than a reader does, so it is not what is timed.</summary>
    /// <param name="question">The question.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Milliseconds.</returns>
    public async Task<double> TimeAsync(EvaluationQuestion question, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(time);
        var started = time.GetTimestamp();
        await retriever.RetrieveAsync(await QueryOfAsync(question, cancellationToken), cancellationToken);
        return time.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>What the service would search for, by the same analyzer; there is no model.</summary>
    private async Task<RetrievalQuery> QueryOfAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var asked = new Question { Text = question.Text, ConversationId = question.Id, History = question.History };
        return (await analyzer.AnalyzeAsync(asked, PromptMarks.For(question.Id), [], cancellationToken)).Query;
    }
}
