namespace DocsBot.Chat.Tests.Faults;

/// <summary>How a question ended for whoever asked it.</summary>
internal enum FaultEnd
{
    /// <summary>With an answer of the language model.</summary>
    Answered,

    /// <summary>The documentation does not cover it.</summary>
    NoAnswer,

    /// <summary>With an answer in the documentation's own words.</summary>
    Degraded,

    /// <summary>With an error that has a code.</summary>
    Failed,

    /// <summary>The reader left, as planned.</summary>
    Left,

    /// <summary>Without an end: the stream broke off, or nothing came for too long.</summary>
    Hung,
}
