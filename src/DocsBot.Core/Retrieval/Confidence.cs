namespace DocsBot.Core.Retrieval;

/// <summary>How sure a retrieval is that its best passages answer the question.</summary>
internal static class Confidence
{
    /// <summary>The most of the question that one of the first passages covers.</summary>
    public static double Of(IReadOnlyList<RetrievedChunk> chunks, Ranking ranking)
    {
        _ = ranking;
        return chunks.Count == 0 ? 0 : chunks.Take(3).Max(chunk => chunk.Coverage);
    }
}
