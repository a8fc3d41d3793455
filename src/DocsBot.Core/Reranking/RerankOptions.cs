using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Reranking;

/// <summary>Settings of re-ranking; configuration section <c>Rerank</c>. It is off by default: the search's own order costs nothing and waits for nobody.</summary>
public sealed class RerankOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Rerank";

    /// <summary>What re-ranks. Default <see cref="RerankKind.Off"/>.</summary>
    public RerankKind Kind { get; set; }

    /// <summary>Base address of the endpoint, to which <c>/rerank</c> is added, for example <c>https://api.cohere.com/v2</c> or <c>http://localhost:8080</c>. Default: none.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How the endpoint is asked. Default <see cref="RerankApi.Cohere"/>.</summary>
    public RerankApi Api { get; set; }

    /// <summary>The key, sent as a bearer token. Default: none, which local servers accept.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The endpoint's model, for example <c>rerank-v3.5</c>. Default: none, which servers of one model accept.</summary>
    public string? Name { get; set; }

    /// <summary>How many of the best passages are re-ranked. Default 20.</summary>
    [Range(2, 100)]
    public int Candidates { get; set; } = 20;

    /// <summary>The longest wait; then the search's own order stands. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "Rerank:Timeout (Rerank__Timeout) must be from 00:00:00.001 to 00:01:00, for example 00:00:02.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == RerankKind.Endpoint && Endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return new ValidationResult(
                "Rerank:Endpoint (Rerank__Endpoint) must be an http or https address when Rerank:Kind is Endpoint, for example https://api.cohere.com/v2.", [nameof(Endpoint)]);
        }

        if (Kind != RerankKind.Endpoint && Endpoint is not null)
        {
            yield return new ValidationResult("Rerank:Endpoint (Rerank__Endpoint) is set, but Rerank:Kind is not Endpoint. Set Rerank:Kind to Endpoint, or remove the address.", [nameof(Kind)]);
        }

        if (ApiKey is not null && ApiKey.AsSpan().Trim().ContainsAnyExceptInRange('!', '~'))
        {
            yield return new ValidationResult("Rerank:ApiKey (Rerank__ApiKey) holds a character that no key has: a space, a line break or a letter outside of ASCII. Copy the key again.", [nameof(ApiKey)]);
        }
    }
}
