namespace DocsBot.Core.Answering;

/// <summary>Why a retrieved passage is not in the prompt.</summary>
public enum LeftOutReason
{
    /// <summary>It did not fit into what was left of the token budget.</summary>
    Budget,

    /// <summary>A passage that is in the prompt says the same.</summary>
    Duplicate,
}
