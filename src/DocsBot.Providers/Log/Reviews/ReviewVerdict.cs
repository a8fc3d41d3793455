namespace DocsBot.Providers.Log.Reviews;

/// <summary>What was wrong with an answer, as a reviewer sees it.</summary>
public enum ReviewVerdict
{
    /// <summary>Nothing.</summary>
    Good,

    /// <summary>The documentation does not say it.</summary>
    DocsGap,

    /// <summary>The page says what is no longer true.</summary>
    StalePage,

    /// <summary>The right page was not found.</summary>
    RetrievalMiss,

    /// <summary>The right passages were there, and the answer is wrong, incomplete or hard to read.</summary>
    BadAnswer,

    /// <summary>It is no question for the documentation.</summary>
    OutOfScope,
}
