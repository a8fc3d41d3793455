namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>The questions of a table by their clusters.</summary>
internal sealed class ClusteredQuestions
{
    private readonly int[] _distinct;
    private readonly int[] _distinctStarts;
    private readonly int[] _rows;
    private readonly int[] _rowStarts;

    private ClusteredQuestions(TermVocabulary vocabulary, TermVector[] vectors, int[] clusterOf, int[] clusterOfRow, int count)
    {
        (Vocabulary, Vectors, ClusterOf, Count) = (vocabulary, vectors, clusterOf, count);
        _distinct = Centroids.Members(clusterOf, count, out _distinctStarts);
        _rows = Centroids.Members(clusterOfRow, count, out _rowStarts);
    }

    /// <summary>How many clusters, those of one question included.</summary>
    public int Count { get; }

    /// <summary>The words.</summary>
    public TermVocabulary Vocabulary { get; }

    /// <summary>Each distinct question's words.</summary>
    public IReadOnlyList<TermVector> Vectors { get; }

    /// <summary>The cluster of each distinct question.</summary>
    public IReadOnlyList<int> ClusterOf { get; }

    /// <summary>The numbers of a cluster's distinct questions.</summary>
    public ReadOnlySpan<int> DistinctOf(int cluster) => _distinct.AsSpan(_distinctStarts[cluster].._distinctStarts[cluster + 1]);

    /// <summary>The numbers of a cluster's questions in the table.</summary>
    public ReadOnlySpan<int> RowsOf(int cluster) => _rows.AsSpan(_rowStarts[cluster].._rowStarts[cluster + 1]);

    /// <summary>Clusters the questions. The most frequent come first, then those of fewer words, so that it does not matter who asked first.</summary>
    public static ClusteredQuestions Of(QuestionTable table, CancellationToken cancellationToken)
    {
        var (terms, times) = (table.Terms, table.Times());
        var vocabulary = TermVocabulary.Of(terms);
        var keys = terms.Select(words => string.Join(' ', words)).ToArray();
        int[] order = [.. Enumerable.Range(0, terms.Count).OrderByDescending(i => times[i]).ThenBy(i => terms[i].Length).ThenBy(i => keys[i], StringComparer.Ordinal)];
        var ordered = QuestionClustering.Of([.. order.Select(i => vocabulary.VectorOf(terms[i]))], vocabulary.Count, cancellationToken);

        var clusterOf = new int[terms.Count];
        var vectors = new TermVector[terms.Count];
        for (var place = 0; place < order.Length; place++)
        {
            clusterOf[order[place]] = ordered[place];
            vectors[order[place]] = vocabulary.VectorOf(terms[order[place]]);
        }

        return new ClusteredQuestions(vocabulary, vectors, clusterOf, [.. table.Rows.Select(row => clusterOf[row.Distinct])], ordered.Length == 0 ? 0 : ordered.Max() + 1);
    }
}
