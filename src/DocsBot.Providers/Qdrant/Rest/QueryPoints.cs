using System.Text.Json.Serialization;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>One query: the nearest points by one named vector.</summary>
internal sealed record QueryPoints
{
    public required PointVector Query { get; init; }

    public required string Using { get; init; }

    public Filter? Filter { get; init; }

    public required int Limit { get; init; }

    public SearchParams? Params { get; init; }

    [JsonConverter(typeof(PayloadSelectorConverter))]
    public IReadOnlyList<string> WithPayload { get; init; } = PayloadSelectorConverter.None;

    internal sealed record SearchParams(int HnswEf, QuantizationParams? Quantization);

    internal sealed record QuantizationParams(bool Rescore, double Oversampling);
}
