namespace DocsBot.Core.Answering;

/// <summary>How a question ended that did not fail.</summary>
public enum AnswerOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>The documentation does not cover it.</summary>
    NoAnswer,

    /// <summary>The configured model failed; the answer is in the documentation's own words.</summary>
    Degraded,
}
