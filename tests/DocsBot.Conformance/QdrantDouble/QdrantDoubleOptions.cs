using DocsBot.Conformance.Validation;

namespace DocsBot.Conformance.QdrantDouble;

/// <summary>How the double plays the server.</summary>
public sealed record QdrantDoubleOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The key that requests must carry; null for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A key that may only read.</summary>
    public string? ReadOnlyApiKey { get; init; }

    /// <summary>The version it says it is.</summary>
    public string Version { get; init; } = "1.19.0";

    /// <summary>The largest request body in bytes. Default: 32 MiB, the server's.</summary>
    public long BodyLimit { get; init; } = 32 * 1024 * 1024;

    /// <summary>Checks every request against the server's OpenAPI document; null checks none.</summary>
    public RequestValidator? Validator { get; init; }
}
