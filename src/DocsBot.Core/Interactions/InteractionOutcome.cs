namespace DocsBot.Core.Interactions;

/// <summary>How an interaction ended.</summary>
public enum InteractionOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>The documentation does not cover the question.</summary>
    NoAnswer,

    /// <summary>With an answer in the documentation's own words, because the model failed.</summary>
    Degraded,

    /// <summary>The reader stopped it or went away.</summary>
    Cancelled,

    /// <summary>With an error.</summary>
    Failed,
}
