namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>What went wrong with a request to Qdrant, as far as it matters for what to do next.</summary>
internal enum QdrantFault
{
    /// <summary>No key, a wrong one, or one that may not do this (401, 403).</summary>
    Unauthorized,

    /// <summary>The collection, alias or point is not there (404).</summary>
    NotFound,

    /// <summary>It is there already (409).</summary>
    Conflict,

    /// <summary>Too many requests; to be tried again later (429 with <c>Retry-After</c>).</summary>
    RateLimited,

    /// <summary>More than the server takes at once: to be split, not to be tried again (400 "larger than allowed", 429 without <c>Retry-After</c>).</summary>
    TooLarge,

    /// <summary>A vector has another number of components than the collection's.</summary>
    Dimension,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The server cannot be reached, or a part of it is not ready (502, 503, 504).</summary>
    Unavailable,

    /// <summary>The server's disk or memory quota is used up (507).</summary>
    Full,

    /// <summary>The server does not take the request: a fault of this adapter, or another version (other 4xx).</summary>
    Refused,

    /// <summary>The server failed (other 5xx).</summary>
    ServerError,

    /// <summary>The answer is not what Qdrant answers.</summary>
    Malformed,
}
