using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>What is to be other than it was. Nothing given is an exact replay.</summary>
internal sealed record ReplayRequest
{
    /// <summary>Another version; null for the one that answered.</summary>
    public PromptReference? Prompt { get; init; }

    /// <summary>Whether passages are searched for anew in the index of today.</summary>
    public bool CurrentIndex { get; init; }

    /// <summary>Another model, by the name that the log gives it; null for the one that answered.</summary>
    public string? Model { get; init; }

    /// <summary>Whether no model is asked: the messages alone.</summary>
    public bool MessagesOnly { get; init; }

    /// <summary>Whether everything is as it was.</summary>
    public bool IsExact => Prompt is null && !CurrentIndex && Model is null;
}
