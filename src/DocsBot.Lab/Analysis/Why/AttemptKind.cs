namespace DocsBot.Lab.Analysis.Why;

/// <summary>A rung of the ladder: what is other than in the answer that is explained. Each changes one thing.</summary>
internal enum AttemptKind
{
    /// <summary>The answer as it was recorded.</summary>
    AsItWas,

    /// <summary>The same messages to the same model once more.</summary>
    Again,

    /// <summary>The page that a person says is right, put first among the passages.</summary>
    RightPage,

    /// <summary>Passages of the index of today.</summary>
    TodaysIndex,

    /// <summary>The version of the prompt before.</summary>
    PreviousPrompt,

    /// <summary>Another model.</summary>
    OtherModel,

    /// <summary>Several times as many passages of the index of today.</summary>
    MorePassages,
}
