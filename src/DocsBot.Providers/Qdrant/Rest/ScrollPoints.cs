namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A piece of all points that pass a filter, in the order of their ids.</summary>
internal sealed record ScrollPoints
{
    public Filter? Filter { get; init; }

    public required int Limit { get; init; }

    /// <summary>The first id of the piece.</summary>
    public Guid? Offset { get; init; }

    /// <summary>The fields of the payload to read; null for all.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(PayloadSelectorConverter))]
    public IReadOnlyList<string> WithPayload { get; init; } = PayloadSelectorConverter.All;

    public bool WithVector { get; init; }
}
