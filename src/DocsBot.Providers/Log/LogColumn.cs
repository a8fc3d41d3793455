namespace DocsBot.Providers.Log;

/// <summary>A column of the log.</summary>
/// <param name="Name">Its name in either database.</param>
/// <param name="Kind">Its type.</param>
internal sealed record LogColumn(string Name, LogColumnKind Kind)
{
    /// <summary>Whether it is never null.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it is in a row that does not name it, as an export of an earlier version; null when there is nothing to assume.</summary>
    public object? Default { get; init; }

    /// <summary>Checks a text that comes from outside, and gives it as the log writes it; a <see cref="FormatException"/> says what is wrong with it. Null takes any.</summary>
    public Func<string, string>? Accept { get; init; }

    /// <summary>The name of the property that holds it, for example <c>AskedAt</c> of <c>asked_at</c>.</summary>
    public string Property => string.Concat(Name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
