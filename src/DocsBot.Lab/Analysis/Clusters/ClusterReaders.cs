namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>The conversations of a cluster: all, and those that asked it first in each half of the period.</summary>
internal readonly record struct ClusterReaders(int Conversations, int Earlier, int Later)
{
    public static ClusterReaders Of(QuestionTable table, ReadOnlySpan<int> rows, long middle)
    {
        var first = new Dictionary<int, long>();
        foreach (var number in rows)
        {
            var row = table.Rows[number];
            first[row.Conversation] = first.TryGetValue(row.Conversation, out var known) ? Math.Min(known, row.Ticks) : row.Ticks;
        }

        var earlier = first.Values.Count(ticks => ticks < middle);
        return new ClusterReaders(first.Count, earlier, first.Count - earlier);
    }
}
