namespace DocsBot.Lab.Analysis.Why;

/// <summary>What was wrong with an answer: the part of the system to look at first.</summary>
internal enum FailureCause
{
    /// <summary>The documentation does not say it.</summary>
    DocsGap,

    /// <summary>The documentation said something else then, and answers now.</summary>
    StalePage,

    /// <summary>The documentation says it, and the search did not bring it into the prompt.</summary>
    RetrievalMiss,

    /// <summary>The passages were there, and this version of the prompt made nothing of them.</summary>
    PromptFault,

    /// <summary>Passages and prompt were there, and the model made nothing of them.</summary>
    ModelFault,

    /// <summary>The evidence does not decide it.</summary>
    CannotTell,

    /// <summary>Nothing says that the answer failed.</summary>
    NotAFailure,
}
