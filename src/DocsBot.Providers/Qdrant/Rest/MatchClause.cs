namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A keyword that is <see cref="Value"/>, or one of <see cref="Any"/>.</summary>
internal sealed record MatchClause
{
    public string? Value { get; init; }

    public IReadOnlyList<string>? Any { get; init; }
}
