namespace DocsBot.Core.Answering;

/// <summary>Why a question has no answer.</summary>
public enum FailureCode
{
    /// <summary>The question is empty, too long or not text; the message says which.</summary>
    InvalidQuestion,

    /// <summary>Too many questions; <see cref="ChatEvent.Failed.RetryAfterSeconds"/> says when the next may be asked.</summary>
    RateLimited,

    /// <summary>The first index is still being built.</summary>
    Indexing,

    /// <summary>The index cannot be read.</summary>
    IndexUnavailable,

    /// <summary>Every model failed.</summary>
    ModelUnavailable,

    /// <summary>The model gave away secrets of its instructions; what was shown of the answer is withdrawn.</summary>
    Withheld,

    /// <summary>A fault in the service; the log has it under the interaction's id.</summary>
    Internal,
}
