using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// The model that writes answers, at any OpenAI-compatible endpoint; configuration section <c>Model</c> (in the environment <c>Model__Endpoint</c> and so
/// on). Without an endpoint DocsBot answers in the documentation's own words.
/// </summary>
public sealed class ModelOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Model";

    /// <summary>The API's base address, for example <c>https://api.openai.com/v1</c> or <c>http://localhost:11434/v1</c>. Default: none, no model is called.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key, sent as a bearer token. Default: none, which local servers accept.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name as the provider knows it, for example <c>gpt-5-mini</c>. Required with an endpoint.</summary>
    public string? Name { get; set; }

    /// <summary>The longest wait for an answer's first words, each try for itself. Raise it for models that think before they speak. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Model:FirstTokenTimeout (Model__FirstTokenTimeout) must be from 00:00:00.001 to 01:00:00, for example 00:00:20.")]
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest silence within an answer. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Model:StallTimeout (Model__StallTimeout) must be from 00:00:00.001 to 01:00:00, for example 00:00:15.")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time for an answer in all, tries and waits between them included. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Model:Timeout (Model__Timeout) must be from 00:00:00.001 to 01:00:00, for example 00:02:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a request is tried again before the first words; never after. Default 2; 0 tries once.</summary>
    [Range(0, 10, ErrorMessage = "Model:Retries (Model__Retries) must be from 0 to 10.")]
    public int Retries { get; set; } = 2;

    /// <summary>Whether a model is configured.</summary>
    public bool IsConfigured => Endpoint is not null;

    /// <summary>
    /// Takes the key from the environment variable <c>OPENAI_API_KEY</c> when an https endpoint is configured without a key. It is never sent over plain http.
    /// </summary>
    /// <param name="environment">Reads an environment variable.</param>
    public void UseEnvironment(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (Endpoint is { IsAbsoluteUri: true } && Endpoint.Scheme == Uri.UriSchemeHttps && string.IsNullOrWhiteSpace(ApiKey))
        {
            ApiKey = environment("OPENAI_API_KEY");
        }
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null)
        {
            if (!string.IsNullOrWhiteSpace(Name) || !string.IsNullOrWhiteSpace(ApiKey))
            {
                yield return new ValidationResult(
                    "Model:Endpoint (Model__Endpoint) is missing, although Model:Name or Model:ApiKey is set. Set it to the API's base address, for example https://api.openai.com/v1.",
                    [nameof(Endpoint)]);
            }

            yield break;
        }

        if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps) || Endpoint.UserInfo.Length > 0)
        {
            yield return new ValidationResult(
                "Model:Endpoint (Model__Endpoint) must be an http or https address without a user name, for example https://api.openai.com/v1 or http://localhost:11434/v1.",
                [nameof(Endpoint)]);
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new ValidationResult(
                "Model:Name (Model__Name) is missing. Set it to a model that the endpoint serves, for example gpt-5-mini.",
                [nameof(Name)]);
        }

        if (ApiKey is not null && ApiKey.AsSpan().Trim().ContainsAnyExceptInRange('!', '~'))
        {
            yield return new ValidationResult(
                "Model:ApiKey (Model__ApiKey) holds a character that no key has: a space, a line break or a letter outside of ASCII. Copy the key again.",
                [nameof(ApiKey)]);
        }
    }
}
