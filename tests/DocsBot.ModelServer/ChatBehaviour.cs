namespace DocsBot.ModelServer;

/// <summary>How a chat model's server treats a question: well, in the manner of several servers, or badly, as each has been seen to.</summary>
public enum ChatBehaviour
{
    /// <summary>As OpenAI: role first, text, finish reason, usage in an event without choices, the end mark.</summary>
    LikeOpenAI,

    /// <summary>As Azure: the filter's findings first, in an event without choices that matter.</summary>
    LikeAzure,

    /// <summary>As Ollama: a role with every piece, no usage unless asked, no end mark after a reason.</summary>
    LikeOllama,

    /// <summary>As vLLM: reasoning first, usage with every piece.</summary>
    LikeVllm,

    /// <summary>No usage at all.</summary>
    UsageMissing,

    /// <summary>Two end marks.</summary>
    DuplicateDone,

    /// <summary>A slow first word, in time.</summary>
    Slow,

    /// <summary>No word at all.</summary>
    SlowFirstToken,

    /// <summary>Silence after the first words.</summary>
    Stall,

    /// <summary>A word now and then, for longer than an answer may take.</summary>
    Drip,

    /// <summary>The connection breaks before the response.</summary>
    DisconnectBefore,

    /// <summary>The connection breaks after the first words.</summary>
    DisconnectMid,

    /// <summary>A proper end of the response after the first words, without a finish reason.</summary>
    CutShort,

    /// <summary>An event that is no JSON.</summary>
    MalformedChunk,

    /// <summary>Bytes that are no UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A line of some megabytes that never ends.</summary>
    HugeLine,

    /// <summary>429 without a word on when to come again.</summary>
    RateLimited,

    /// <summary>429 with a short Retry-After.</summary>
    RateLimitedWithRetryAfter,

    /// <summary>429 with a Retry-After of an hour.</summary>
    RateLimitedForLong,

    /// <summary>429, the quota is used up.</summary>
    QuotaExceeded,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>503.</summary>
    Overloaded,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>404, no such model.</summary>
    ModelNotFound,

    /// <summary>The prompt is too long, in OpenAI's words.</summary>
    ContextTooLong,

    /// <summary>The prompt is too long in vLLM's words; half of it is not.</summary>
    ContextTooLongOnce,

    /// <summary>400 by the content filter.</summary>
    FilterRefuses,

    /// <summary>An answer that the content filter ends.</summary>
    FilterEnds,

    /// <summary>Events whose list of choices is empty.</summary>
    EmptyChoices,

    /// <summary>An answer without a word.</summary>
    NothingSaid,

    /// <summary>An error in the place of an event.</summary>
    ErrorInStream,

    /// <summary>A whole completion instead of a stream.</summary>
    NotStreamed,

    /// <summary>An HTML page with status 200.</summary>
    HtmlPage,

    /// <summary>A parameter is refused, as OpenAI's newer models do; without it the answer comes.</summary>
    ParameterRefused,
}
