namespace DocsBot.Core.Prompts;

/// <summary>What becomes of several answers to one question.</summary>
public enum CandidateEnd
{
    /// <summary>The prompt <c>choose</c> picks one by its number.</summary>
    Choose,

    /// <summary>The prompt <c>merge</c> writes one out of them.</summary>
    Merge,
}
