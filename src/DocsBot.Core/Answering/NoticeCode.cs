namespace DocsBot.Core.Answering;

/// <summary>Why a notice is shown.</summary>
public enum NoticeCode
{
    /// <summary>The model failed; the answer that follows is in the documentation's own words. What was streamed before is to be discarded.</summary>
    Degraded,

    /// <summary>The answer was cut at its length limit.</summary>
    Truncated,

    /// <summary>The model broke off, and another one begins the answer anew. What was streamed before is to be discarded.</summary>
    Restarted,

    /// <summary>The model gave away what it must not. What was streamed is to be discarded, and no other answer follows.</summary>
    Withheld,
}
