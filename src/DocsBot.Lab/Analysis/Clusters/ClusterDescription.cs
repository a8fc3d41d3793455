using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Tells what a cluster is about, who asks it and what came of it.</summary>
internal sealed class ClusterDescription
{
    private const int MostExamples = 3;
    private const int MostComments = 5;
    private const int MostValues = 3;
    private const int CommentLength = 200;

    /// <summary>A smaller part of a cluster says nothing of it.</summary>
    private const double SmallestShare = 0.1;

    private static readonly FailureSignal[] Single = [.. Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None)];

    private readonly QuestionTable _table;
    private readonly ClusteredQuestions _clustered;
    private readonly ClusterTerms _terms;
    private readonly int[] _times;
    private readonly Dictionary<int, int>[] _all;
    private readonly Dictionary<int, string> _comments;

    public ClusterDescription(QuestionTable table, ClusteredQuestions clustered)
    {
        (_table, _clustered, _times) = (table, clustered, table.Times());
        _terms = new ClusterTerms(table, clustered, _times);
        _all = [.. SliceDimensions.Names.Select((_, dimension) => Count(Enumerable.Range(0, table.Rows.Count), dimension))];
        _comments = table.Comments.ToDictionary(comment => comment.Row, comment => comment.Text);
    }

    public QuestionCluster Of(int cluster, int conversations, ClusterTrend trend)
    {
        int[] rows = [.. _clustered.RowsOf(cluster)];
        var central = Central(cluster);
        return new QuestionCluster
        {
            Label = OneLine.Of(_table.Examples[central[0]].Question),
            Terms = _terms.Of(cluster),
            Questions = rows.Length,
            Distinct = _clustered.DistinctOf(cluster).Length,
            Conversations = conversations,
            Signals = SignalsOf(rows),
            Confidence = ConfidenceOf(rows),
            Comments = [.. rows.Where(_comments.ContainsKey).Take(MostComments).Select(row => OneLine.Of(_comments[row], CommentLength))],
            First = TimeOf(rows.Min(row => _table.Rows[row].Ticks)),
            Last = TimeOf(rows.Max(row => _table.Rows[row].Ticks)),
            Trend = trend,
            Slices = [.. SliceDimensions.Names.SelectMany((_, dimension) => SlicesOf(rows, dimension))],
            Examples = [.. central.Take(MostExamples).Select(distinct => _table.Examples[distinct] with { Times = _times[distinct] })],
        };
    }

    private static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>A cluster's distinct questions, those nearest to its middle first; of equally near ones the most frequent.</summary>
    private int[] Central(int cluster)
    {
        // Of thousands the most frequent are enough to find one that speaks for all.
        const int most = 1_000;
        int[] members = [.. _clustered.DistinctOf(cluster).ToArray().OrderByDescending(distinct => _times[distinct]).ThenBy(distinct => distinct).Take(most)];
        var centroid = Centroids.Of([.. members.Select(distinct => _clustered.Vectors[distinct])], new int[members.Length], 1)[0];
        return [.. members.OrderByDescending(distinct => Math.Round(centroid.Cosine(_clustered.Vectors[distinct]), 1))
            .ThenByDescending(distinct => _times[distinct])
            .ThenBy(distinct => _table.Examples[distinct].Question.Length)
            .ThenBy(distinct => _table.Examples[distinct].Question, StringComparer.Ordinal)];
    }

    private double? ConfidenceOf(int[] rows)
    {
        float[] known = [.. rows.Select(row => _table.Rows[row].Confidence).Where(confidence => !float.IsNaN(confidence))];
        return known.Length == 0 ? null : known.Average();
    }

    private IReadOnlyList<SignalCount> SignalsOf(int[] rows) =>
        [.. Single.Select(signal => (Signal: signal, Count: rows.Count(row => (_table.Rows[row].Signals & signal) != FailureSignal.None)))
            .Where(count => count.Count > 0)
            .OrderByDescending(count => count.Count).ThenBy(count => count.Signal)
            .Select(count => new SignalCount(count.Signal, count.Count, (double)count.Count / rows.Length))];

    private IEnumerable<ClusterSlice> SlicesOf(int[] rows, int dimension) =>
        Count(rows, dimension)
            .Where(value => value.Value >= SmallestShare * rows.Length)
            .OrderByDescending(value => value.Value).ThenBy(value => _table.ValueOf(dimension, value.Key), StringComparer.Ordinal)
            .Take(MostValues)
            .Select(value => new ClusterSlice(
                SliceDimensions.Names[dimension],
                _table.ValueOf(dimension, value.Key),
                value.Value,
                (double)value.Value / rows.Length,
                (double)_all[dimension][value.Key] / _table.Rows.Count));

    private Dictionary<int, int> Count(IEnumerable<int> rows, int dimension)
    {
        var counts = new Dictionary<int, int>();
        foreach (var row in rows)
        {
            var value = SliceKey.At(_table.Rows[row].Slices, dimension);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }
}
