namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Clusters the questions of a table and tells the largest clusters. It reads nothing, so that it can be tried on any questions.</summary>
internal static class ClusterReports
{
    /// <summary>Of the clusters called rising or falling at most this share is expected to be chance.</summary>
    private const double FalseTrends = 0.05;

    public static ClusterReport Of(QuestionTable table, ClusterRequest request, LogExtent extent, CancellationToken cancellationToken)
    {
        var clustered = ClusteredQuestions.Of(table, cancellationToken);
        int[] clusters = [.. Enumerable.Range(0, clustered.Count).Where(cluster => clustered.RowsOf(cluster).Length > 1)];
        var readers = Array.ConvertAll(clusters, cluster => ClusterReaders.Of(table, clustered.RowsOf(cluster), extent.Middle.UtcTicks));
        var pValues = Array.ConvertAll(readers, count => ClusterTrend.Test(count.Earlier, count.Later, extent.LaterShare));
        var limit = ClusterTrend.Limit(pValues, FalseTrends);
        var largest = Enumerable.Range(0, clusters.Length)
            .OrderByDescending(i => readers[i].Conversations).ThenByDescending(i => clustered.RowsOf(clusters[i]).Length).ThenBy(i => clusters[i])
            .Take(request.Most);

        var description = new ClusterDescription(table, clustered);
        return new ClusterReport
        {
            From = extent.From,
            To = request.To,
            HasLog = extent.HasLog,
            Asked = extent.Earlier + extent.Later,
            Questions = table.Rows.Count + extent.Emptied,
            Emptied = extent.Emptied,
            IsCut = extent.IsCut,
            DistinctQuestions = table.Terms.Count,
            ClusterCount = clusters.Length,
            Single = clustered.Count - clusters.Length,
            Clusters = [.. largest.Select(i => description.Of(clusters[i], readers[i].Conversations, TrendOf(readers[i], pValues[i], limit, extent.LaterShare)))],
        };
    }

    private static ClusterTrend TrendOf(ClusterReaders readers, double pValue, double limit, double laterShare)
    {
        var isMore = readers.Later > laterShare * (readers.Earlier + readers.Later);
        var direction = pValue > limit ? TrendDirection.NotShown : isMore ? TrendDirection.Rising : TrendDirection.Falling;
        return new ClusterTrend(readers.Earlier, readers.Later, pValue, direction);
    }
}
