using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.OpenAI;

/// <summary>A model at an OpenAI-compatible endpoint, and how much it is leaned on: what chat and embedding models have in common.</summary>
public abstract class ProviderOptions : IValidatableObject
{
    private string _path;

    /// <summary>Creates options.</summary>
    /// <param name="path">Where they stand in the configuration.</param>
    private protected ProviderOptions(string path)
    {
        _path = path;
    }

    /// <summary>The API's base address, for example <c>https://api.openai.com/v1</c> or <c>http://localhost:11434/v1</c>. Default: none, no model is called.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key, sent as a bearer token. Default: none, which local servers accept.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name as the provider knows it, for example <c>gpt-5-mini</c>. Required with an endpoint.</summary>
    public string? Name { get; set; }

    /// <summary>How many requests are at the provider at once; more of them wait. Default 16 for answers, 4 for embeddings.</summary>
    [Range(1, 10_000, ErrorMessage = "It must be from 1 to 10,000.")]
    public int Parallelism { get; set; } = 16;

    /// <summary>How many requests in a row must fail before the provider is left alone for a while. Default 5; 0 never leaves it alone.</summary>
    [Range(0, 1_000, ErrorMessage = "It must be from 0 to 1,000.")]
    public int BreakAfter { get; set; } = 5;

    /// <summary>How long it is then left alone; after that one request tries it. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "It must be from 00:00:00.001 to 01:00:00, for example 00:00:30.")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long it is left alone after it refused the key, did not know the model or had no quota left, which no repetition mends: one such request is
    /// enough. Also the longest pause that it may ask for. Default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ErrorMessage = "It must be from 00:00:00.001 to 1.00:00:00, for example 00:05:00.")]
    public TimeSpan RefusedBreakDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether a model is configured.</summary>
    public bool IsConfigured => Endpoint is not null;

    /// <summary>Says where in the configuration these options stand, for messages.</summary>
    /// <param name="path">The section, for example <c>Model:Fallbacks:0</c>.</param>
    public void StandAt(string path) => _path = path;

    /// <summary>A key with its environment variable, for messages: <c>Model:Name (Model__Name)</c>.</summary>
    /// <param name="property">The property's name.</param>
    public string KeyOf(string property) => $"{_path}:{property} ({_path.Replace(":", "__", StringComparison.Ordinal)}__{property})";

    /// <summary>
    /// Takes the key from the environment variable <c>OPENAI_API_KEY</c> when an https endpoint is configured without a key. It is never sent over plain http.
    /// </summary>
    /// <param name="environment">Reads an environment variable.</param>
    public virtual void UseEnvironment(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (Endpoint is { IsAbsoluteUri: true } && Endpoint.Scheme == Uri.UriSchemeHttps && string.IsNullOrWhiteSpace(ApiKey))
        {
            ApiKey = environment("OPENAI_API_KEY");
        }
    }

    /// <inheritdoc />
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null)
        {
            if (!string.IsNullOrWhiteSpace(Name) || !string.IsNullOrWhiteSpace(ApiKey))
            {
                yield return new ValidationResult(
                    $"{KeyOf(nameof(Endpoint))} is missing, although the model's name or key is set. Set it to the API's base address, for example https://api.openai.com/v1.",
                    [nameof(Endpoint)]);
            }

            yield break;
        }

        if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps) || Endpoint.UserInfo.Length > 0)
        {
            yield return new ValidationResult(
                $"{KeyOf(nameof(Endpoint))} must be an http or https address without a user name, for example https://api.openai.com/v1 or http://localhost:11434/v1.",
                [nameof(Endpoint)]);
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new ValidationResult(
                $"{KeyOf(nameof(Name))} is missing. Set it to a model that the endpoint serves.",
                [nameof(Name)]);
        }

        if (ApiKey is not null && ApiKey.AsSpan().Trim().ContainsAnyExceptInRange('!', '~'))
        {
            yield return new ValidationResult(
                $"{KeyOf(nameof(ApiKey))} holds a character that no key has: a space, a line break or a letter outside of ASCII. Copy the key again.",
                [nameof(ApiKey)]);
        }
    }

    /// <summary>Throws when options cannot be used.</summary>
    /// <exception cref="ArgumentException">No endpoint is configured.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    internal static void RequireUsable(ProviderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsConfigured)
        {
            throw new ArgumentException($"{options.KeyOf(nameof(Endpoint))} is not set.", nameof(options));
        }

        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
    }
}
