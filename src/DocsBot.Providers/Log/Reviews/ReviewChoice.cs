namespace DocsBot.Providers.Log.Reviews;

/// <summary>Which answer of a pair is better, in the order they were made, whichever was shown first.</summary>
public enum ReviewChoice
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>Neither.</summary>
    Tie,
}
