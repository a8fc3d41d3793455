namespace DocsBot.Providers.Extractive;

/// <summary>What kind of answer a question is after.</summary>
internal enum QuestionIntent
{
    /// <summary>Nothing in its form tells.</summary>
    Open,

    /// <summary>"What is an init container?"</summary>
    Definition,

    /// <summary>"How do I drain a node?"</summary>
    HowTo,

    /// <summary>"What is the difference between a Deployment and a StatefulSet?"</summary>
    Comparison,

    /// <summary>"Why is my pod pending?"</summary>
    Reason,

    /// <summary>"How long is the grace period?"</summary>
    Quantity,

    /// <summary>"Can a pod have two IP addresses?"</summary>
    YesNo,
}
