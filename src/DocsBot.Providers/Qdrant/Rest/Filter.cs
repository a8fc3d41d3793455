namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>What points must be: all of <see cref="Must"/>, one of <see cref="Should"/>, none of <see cref="MustNot"/>. It is a condition itself.</summary>
internal sealed record Filter
{
    public IReadOnlyList<Condition>? Must { get; init; }

    public IReadOnlyList<Condition>? Should { get; init; }

    public IReadOnlyList<Condition>? MustNot { get; init; }

    public static Filter All(params IReadOnlyList<Condition> conditions) => new() { Must = conditions };

    public Filter ButNot(Condition condition) => this with { MustNot = [.. MustNot ?? [], condition] };
}
