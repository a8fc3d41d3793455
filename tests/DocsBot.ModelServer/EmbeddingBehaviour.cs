namespace DocsBot.ModelServer;

/// <summary>How an embedding model's server treats texts.</summary>
public enum EmbeddingBehaviour
{
    /// <summary>Lists of numbers.</summary>
    Well,

    /// <summary>Base64, as OpenAI on request.</summary>
    Base64,

    /// <summary>The last text's embedding first, each with its index.</summary>
    OutOfOrder,

    /// <summary>One embedding fewer than texts.</summary>
    WrongCount,

    /// <summary>Embeddings of another dimension.</summary>
    WrongDimension,

    /// <summary>A component that is no number.</summary>
    NotANumber,

    /// <summary>Zeros only.</summary>
    AllZero,

    /// <summary>No answer.</summary>
    Hang,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>The connection breaks.</summary>
    Disconnect,

    /// <summary>Something that is no JSON.</summary>
    Malformed,
}
