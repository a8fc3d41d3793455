using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;

namespace DocsBot.Core.Reranking;

/// <summary>Puts the passages that a search found into the order in which they answer, by a model that reads question and passage together.</summary>
public interface IReranker
{
    /// <summary>How many of the best candidates it is given.</summary>
    int Candidates { get; }

    /// <summary>Ranks passages. It fails no question: without an order the search's own stands.</summary>
    /// <param name="question">What was searched for.</param>
    /// <param name="passages">The candidates in the order of the search, at most <see cref="Candidates"/>.</param>
    /// <param name="uses">Where calls to a model are noted, the failed ones included.</param>
    /// <param name="cancellationToken">Whoever waits gave up.</param>
    /// <returns>Places in <paramref name="passages"/>, each at most once, the best first; what is missing comes after it as it was. Null when there is no order: no reply in
    /// time, a fault, or a reply that makes no sense.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    Task<IReadOnlyList<int>?> RankAsync(string question, IReadOnlyList<Chunk> passages, ICollection<ModelUse> uses, CancellationToken cancellationToken);
}
