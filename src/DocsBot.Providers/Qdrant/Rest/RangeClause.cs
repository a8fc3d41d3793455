namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A range of numbers.</summary>
internal sealed record RangeClause
{
    public long? Gte { get; init; }

    public long? Lt { get; init; }
}
