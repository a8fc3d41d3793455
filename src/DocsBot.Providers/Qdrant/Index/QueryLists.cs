using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The lists of one search, asked for in one request and added up.</summary>
/// <param name="filter">What points must be; null for all.</param>
/// <param name="bm25">How the server reads words.</param>
internal sealed class QueryLists(Filter? filter, Bm25Options bm25)
{
    private readonly List<(QueryList Kind, double Weight)> _kinds = [];
    private readonly List<QueryPoints> _queries = [];

    /// <summary>Adds a list by words.</summary>
    public void Add(QueryList kind, double weight, string vector, string text, int depth, IReadOnlyList<string> fields)
    {
        _kinds.Add((kind, weight));
        _queries.Add(new QueryPoints { Query = new PointVector.Document(text, bm25), Using = vector, Filter = filter, Limit = depth, WithPayload = fields });
    }

    /// <summary>Adds the list by meaning.</summary>
    public void Add(ReadOnlyMemory<float> vector, int top, QdrantOptions options)
    {
        var quantization = options.Quantization == VectorQuantization.None ? null : new QueryPoints.QuantizationParams(Rescore: true, options.Oversampling);
        _kinds.Add((QueryList.Meaning, 1));
        _queries.Add(new QueryPoints
        {
            Query = new PointVector.Dense(vector),
            Using = VectorNames.Dense,
            Filter = filter,
            Limit = top,
            Params = new QueryPoints.SearchParams(options.HnswSearchCandidates, quantization),
        });
    }

    /// <summary>Asks the server.</summary>
    /// <returns>The best passages by words and by meaning, best first; equals in the order of their ids.</returns>
    public async Task<(IReadOnlyList<(Guid Id, double Score)> ByWords, IReadOnlyList<(Guid Id, double Score)> ByVector)> RunAsync(PointReader points, int top, CancellationToken cancellationToken)
    {
        if (_queries.Count == 0)
        {
            return ([], []);
        }

        var answers = await points.Client.QueryAsync(points.Collection, _queries, cancellationToken);
        var lists = _kinds.Zip(answers, (kind, answer) => (kind.Kind, kind.Weight, Points: answer)).ToLookup(list => list.Kind);
        return (Sum(lists, top), [.. lists[QueryList.Meaning].SelectMany(list => list.Points).OrderByDescending(point => point.Score).ThenBy(point => point.Id).Select(point => (point.Id, point.Score))]);
    }

    private static IReadOnlyList<(Guid Id, double Score)> Sum(ILookup<QueryList, (QueryList Kind, double Weight, IReadOnlyList<ScoredPoint> Points)> lists, int top)
    {
        var scores = new Dictionary<Guid, (double Score, string? Page)>();
        foreach (var (_, weight, points) in lists[QueryList.Words])
        {
            foreach (var point in points)
            {
                scores[point.Id] = (scores.GetValueOrDefault(point.Id).Score + (weight * point.Score), point.Payload?.Page);
            }
        }

        var beside = Scores(lists[QueryList.Pairs]);
        var pages = Scores(lists[QueryList.Pages]);
        return [.. scores
            .Select(pair => (
                Id: pair.Key,
                Score: pair.Value.Score + beside.GetValueOrDefault(pair.Key) + (Guid.TryParse(pair.Value.Page, out var page) ? pages.GetValueOrDefault(page) : 0)))
            .OrderByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Id)
            .Take(top)];
    }

    private static Dictionary<Guid, double> Scores(IEnumerable<(QueryList Kind, double Weight, IReadOnlyList<ScoredPoint> Points)> lists)
    {
        var scores = new Dictionary<Guid, double>();
        foreach (var (_, weight, points) in lists)
        {
            foreach (var point in points)
            {
                scores[point.Id] = scores.GetValueOrDefault(point.Id) + (weight * point.Score);
            }
        }

        return scores;
    }
}
