namespace DocsBot.Core.Routing;

/// <summary>What a question looks like, whatever it is about. A question may have several forms, or none.</summary>
public enum QuestionForm
{
    /// <summary>It wants to reach a goal: "how do I…", "install the agent on Windows".</summary>
    HowTo,

    /// <summary>Something goes wrong: an error, a stack trace, "doesn't work".</summary>
    Troubleshooting,

    /// <summary>It asks for the facts of a name: parameters, defaults, what it returns.</summary>
    ApiReference,

    /// <summary>It wants to understand: "what is", "why", "the difference between".</summary>
    Concept,

    /// <summary>It is about the reader's own account: plan, invoice, password.</summary>
    Account,
}
