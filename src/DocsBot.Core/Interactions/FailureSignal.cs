namespace DocsBot.Core.Interactions;

/// <summary>What says that an answer may have failed its reader. A row of the log has any number of them; the numbers are the log's, so they never change.</summary>
[Flags]
public enum FailureSignal
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>The documentation did not cover the question, or the model said so.</summary>
    NoAnswer = 1,

    /// <summary>The reader's thumb was down.</summary>
    ThumbsDown = 2,

    /// <summary>A citation did not hold and was removed.</summary>
    DroppedCitation = 4,

    /// <summary>Too few of the answer's claims are supported by its passages.</summary>
    LowGroundedness = 8,

    /// <summary>The reader asked the same again in other words.</summary>
    Rephrased = 16,

    /// <summary>The reader stopped the answer or went away while it streamed.</summary>
    Abandoned = 32,

    /// <summary>The first words, or the whole answer, took too long.</summary>
    Slow = 64,

    /// <summary>It took more tokens, or cost more, than an answer should.</summary>
    OverBudget = 128,

    /// <summary>It ended with an error.</summary>
    Failed = 256,

    /// <summary>The model failed, and the documentation's own words were shown.</summary>
    Degraded = 512,

    /// <summary>The model's text broke an output rule.</summary>
    BrokenRule = 1024,
}
