namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>One condition of a <see cref="Filter"/>; exactly one of the kinds that the factory methods make.</summary>
internal sealed record Condition
{
    public string? Key { get; init; }

    public MatchClause? Match { get; init; }

    public RangeClause? Range { get; init; }

    public PayloadField? IsEmpty { get; init; }

    public string? HasVector { get; init; }

    public IReadOnlyList<Condition>? Should { get; init; }

    /// <summary>The field has this value.</summary>
    public static Condition Is(string key, string value) => new() { Key = key, Match = new MatchClause { Value = value } };

    /// <summary>The field has one of these values.</summary>
    public static Condition IsAny(string key, IReadOnlyList<string> values) => new() { Key = key, Match = new MatchClause { Any = values } };

    /// <summary>The field is this number or above.</summary>
    public static Condition AtLeast(string key, long value) => new() { Key = key, Range = new RangeClause { Gte = value } };

    /// <summary>The field is below this number.</summary>
    public static Condition Below(string key, long value) => new() { Key = key, Range = new RangeClause { Lt = value } };

    /// <summary>The field is missing, null or an empty list.</summary>
    public static Condition Empty(string key) => new() { IsEmpty = new PayloadField(key) };

    /// <summary>The point has a vector of this name.</summary>
    public static Condition Has(string vector) => new() { HasVector = vector };

    /// <summary>One of these holds.</summary>
    public static Condition Either(params IReadOnlyList<Condition> conditions) => new() { Should = conditions };
}
