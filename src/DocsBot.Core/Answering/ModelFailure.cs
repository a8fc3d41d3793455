namespace DocsBot.Core.Answering;

/// <summary>Why a model could not answer.</summary>
public enum ModelFailure
{
    /// <summary>Nothing came within the time allowed: no first token, a stall between tokens, or the whole answer too slow.</summary>
    Timeout,

    /// <summary>The provider wants fewer requests (429).</summary>
    RateLimited,

    /// <summary>The key is missing, wrong or not allowed to use the model (401, 403).</summary>
    Unauthorized,

    /// <summary>The endpoint or the model does not exist (404).</summary>
    NotFound,

    /// <summary>The provider refuses the request for another reason (4xx).</summary>
    BadRequest,

    /// <summary>The provider failed (5xx).</summary>
    ServerError,

    /// <summary>The connection was refused or broke.</summary>
    Disconnected,

    /// <summary>What came is not an answer: malformed or empty.</summary>
    BadResponse,

    /// <summary>The provider's content filter stopped the answer.</summary>
    ContentFiltered,

    /// <summary>The prompt is too long for the model; a shorter one may do.</summary>
    ContextTooLong,

    /// <summary>It failed so often of late that it is left alone for a while; nothing was sent.</summary>
    CircuitOpen,

    /// <summary>As many requests as are allowed are being answered, and none of them ended in time; nothing was sent.</summary>
    Busy,
}
