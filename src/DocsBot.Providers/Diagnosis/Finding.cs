namespace DocsBot.Providers.Diagnosis;

/// <summary>One thing that was looked at.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="What">What is so, and how to mend it where it is wrong: a sentence or two.</param>
public sealed record Finding(FindingLevel Level, string What)
{
    /// <summary>As it should be.</summary>
    public static Finding Ok(string what) => new(FindingLevel.Ok, what);

    /// <summary>Works, but somebody should know.</summary>
    public static Finding Notice(string what) => new(FindingLevel.Notice, what);

    /// <summary>Does not work, or not as it should.</summary>
    public static Finding Wrong(string what) => new(FindingLevel.Wrong, what);
}
