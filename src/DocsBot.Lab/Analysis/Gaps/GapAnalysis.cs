using DocsBot.Core.Retrieval;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>Finds what the documentation lacks: clusters of unanswered questions, asked again of today's index.</summary>
public static class GapAnalysis
{
    /// <summary>Reads the log and asks the index.</summary>
    /// <param name="database">The log.</param>
    /// <param name="retriever">Finds passages in today's index. Nothing is answered, so no language model is called for an answer.</param>
    /// <param name="minimumConfidence">From this confidence on a question is answered: <see cref="RetrievalOptions.MinimumConfidence"/>.</param>
    /// <param name="request">The period and how many; its signals do not count.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public static async Task<GapReport> RunAsync(LogDatabase database, Retriever retriever, double minimumConfidence, ClusterRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var questions = await ClusterAnalysis.RunAsync(database, request with { OnlyUnanswered = true }, cancellationToken);
        return await OfAsync(questions, retriever, minimumConfidence, cancellationToken);
    }

    /// <summary>Asks the index about clusters.</summary>
    internal static async Task<GapReport> OfAsync(ClusterReport questions, Retriever retriever, double minimumConfidence, CancellationToken cancellationToken)
    {
        var index = new IndexProbe(retriever, minimumConfidence);
        var gaps = new List<DocsGap>();
        foreach (var cluster in questions.Clusters)
        {
            gaps.Add(await index.AskAsync(cluster, cancellationToken));
        }

        return new GapReport { Questions = questions, Snapshot = index.Snapshot, IndexFault = index.Fault, MinimumConfidence = minimumConfidence, Gaps = gaps };
    }
}
