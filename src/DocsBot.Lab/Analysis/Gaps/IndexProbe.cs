using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>Asks today's index the examples of a cluster.</summary>
/// <param name="retriever">Finds passages.</param>
/// <param name="minimumConfidence">From this confidence on a question is answered.</param>
internal sealed class IndexProbe(Retriever retriever, double minimumConfidence)
{
    private const int MostPages = 3;

    /// <summary>Passages of a question that are looked through for its words.</summary>
    private const int MostPassages = 10;

    private const string NoIndex = "There is no published index to ask; build one with DocsBot.Ingest to see the nearest pages and what is answered meanwhile.";

    /// <summary>The snapshot that was asked; null for none.</summary>
    public string? Snapshot { get; private set; }

    /// <summary>Why there is nothing to ask; null when there is.</summary>
    public string? Fault { get; private set; }

    public async Task<DocsGap> AskAsync(QuestionCluster cluster, CancellationToken cancellationToken)
    {
        if (Fault is not null)
        {
            return NotChecked(cluster);
        }

        try
        {
            var found = new List<RetrievalResult>();
            foreach (var example in cluster.Examples)
            {
                found.Add(await retriever.RetrieveAsync(example.SearchText, SearchFilter.None, cancellationToken));
            }

            Snapshot = found[0].Snapshot;
            if (Snapshot is null)
            {
                Fault = NoIndex;
                return NotChecked(cluster);
            }

            var ranking = await retriever.RankAsync(new RetrievalQuery { Text = cluster.Examples[0].SearchText }, MostPassages, cancellationToken);
            return Describe(cluster, found, ranking);
        }
        catch (IndexUnavailableException e)
        {
            Fault = e.Message;
            return NotChecked(cluster);
        }
    }

    private static DocsGap NotChecked(QuestionCluster cluster) =>
        new() { Cluster = cluster, State = GapState.NotChecked, Confidence = null, Pages = [], UnknownWords = [], ApartWords = [] };

    private DocsGap Describe(QuestionCluster cluster, List<RetrievalResult> found, Ranking ranking)
    {
        double[] confidences = [.. found.Select(result => result.Confidence).Order()];
        var confidence = confidences[(confidences.Length - 1) / 2];
        var state = confidence < minimumConfidence ? GapState.Missing
            : cluster.Confidence is { } then && then < minimumConfidence ? GapState.AnsweredNow
            : GapState.Found;
        var (unknown, apart) = Words(cluster, ranking);
        return new DocsGap { Cluster = cluster, State = state, Confidence = confidence, Pages = PagesOf(found), UnknownWords = unknown, ApartWords = state == GapState.Missing ? apart : [] };
    }

    /// <summary>The pages that the examples have in common come first; each with its best passage.</summary>
    private static IReadOnlyList<NearPage> PagesOf(List<RetrievalResult> found) =>
        [.. found.SelectMany(result => result.Chunks.DistinctBy(chunk => chunk.Chunk.Page).Select((chunk, place) => (chunk.Chunk, Worth: 1.0 / (1 + place))))
            .GroupBy(hit => hit.Chunk.Page)
            .OrderByDescending(page => page.Sum(hit => hit.Worth))
            .Take(MostPages)
            .Select(page => page.First().Chunk)
            .Select(chunk => new NearPage(chunk.Title, chunk.HeadingPath, chunk.Url))];

    /// <summary>Of the words that tell what the cluster is about: those the index does not have, and the others when no passage holds all of them.</summary>
    private static (IReadOnlyList<string> Unknown, IReadOnlyList<string> Apart) Words(QuestionCluster cluster, Ranking ranking)
    {
        var missing = ranking.Found.Terms.Where(term => term.DocumentFrequency == 0).Select(term => term.Term).ToHashSet(StringComparer.Ordinal);
        var asked = ranking.Found.Terms.Select(term => term.Term).ToHashSet(StringComparer.Ordinal);
        var words = cluster.Terms.Select(word => (Word: word, Stems: Terms.Of(word).ToArray())).Where(word => word.Stems.Length > 0 && word.Stems.All(asked.Contains)).ToList();
        string[] unknown = [.. words.Where(word => word.Stems.All(missing.Contains)).Select(word => word.Word)];
        var known = words.Where(word => !unknown.Contains(word.Word, StringComparer.Ordinal)).ToList();
        var together = ranking.Hits.Take(MostPassages).Any(hit =>
        {
            var said = Terms.Of($"{hit.Chunk.Title}\n{string.Join('\n', hit.Chunk.HeadingPath)}\n{hit.Chunk.Text}").ToHashSet(StringComparer.Ordinal);
            return known.TrueForAll(word => word.Stems.All(said.Contains));
        });
        return (unknown, known.Count > 1 && !together ? [.. known.Select(word => word.Word)] : []);
    }
}
