namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>One write of a batch: exactly one of the two.</summary>
internal sealed record UpdateOperation
{
    public PointSelection? Delete { get; init; }

    public UpsertPoints? Upsert { get; init; }
}
