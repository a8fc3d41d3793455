using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// The model that writes answers, at any OpenAI-compatible endpoint; configuration section <c>Model</c> (in the environment <c>Model__Endpoint</c> and so
/// on). Without an endpoint DocsBot answers in the documentation's own words.
/// </summary>
public sealed class ModelOptions : ProviderOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Model";

    /// <summary>Creates options with their defaults.</summary>
    public ModelOptions()
        : base(Section)
    {
    }

    /// <summary>The longest wait for an answer's first words, each try for itself. Raise it for models that think before they speak. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "It must be from 00:00:00.001 to 01:00:00, for example 00:00:20.")]
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest silence within an answer. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "It must be from 00:00:00.001 to 01:00:00, for example 00:00:15.")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time for an answer in all, tries and waits between them included. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "It must be from 00:00:00.001 to 01:00:00, for example 00:02:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a request is tried again before the first words; never after. Default 2; 0 tries once.</summary>
    [Range(0, 10, ErrorMessage = "It must be from 0 to 10.")]
    public int Retries { get; set; } = 2;

    /// <summary>
    /// How many tokens the model takes, prompt and answer together; passages and earlier turns are kept within it. Default: none, only
    /// <c>Answering:ContextTokens</c> bounds the passages.
    /// </summary>
    [Range(1_024, 100_000_000, ErrorMessage = "It must be from 1,024 to 100,000,000.")]
    public int? ContextWindow { get; set; }

    /// <summary>Models that answer when this one cannot, in the order in which they are asked; each with its own endpoint, name, key and limits. Default: none.</summary>
    public ModelOptions[] Fallbacks { get; set; } = [];

    /// <summary>This model and its fall-backs, in order; empty without an endpoint.</summary>
    public IReadOnlyList<ModelOptions> Chain()
    {
        for (var i = 0; i < Fallbacks.Length; i++)
        {
            Fallbacks[i].StandAt($"{Section}:{nameof(Fallbacks)}:{i}");
        }

        return IsConfigured ? [this, .. Fallbacks] : [];
    }

    /// <inheritdoc />
    public override void UseEnvironment(Func<string, string?> environment)
    {
        base.UseEnvironment(environment);
        foreach (var fallback in Fallbacks)
        {
            fallback.UseEnvironment(environment);
        }
    }

    /// <inheritdoc />
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in base.Validate(validationContext))
        {
            yield return fault;
        }

        if (Fallbacks.Length > 0 && !IsConfigured)
        {
            yield return new ValidationResult($"{KeyOf(nameof(Endpoint))} is missing, although there are fall-backs for the model. Configure the model itself, or remove {KeyOf(nameof(Fallbacks))}.", [nameof(Fallbacks)]);
        }

        for (var i = 0; i < Fallbacks.Length; i++)
        {
            Fallbacks[i].StandAt($"{Section}:{nameof(Fallbacks)}:{i}");
            if (!Fallbacks[i].IsConfigured)
            {
                yield return new ValidationResult($"{Fallbacks[i].KeyOf(nameof(Endpoint))} is missing. Set it to the fall-back's base address.", [nameof(Fallbacks)]);
            }

            if (Fallbacks[i].Fallbacks.Length > 0)
            {
                yield return new ValidationResult($"{Fallbacks[i].KeyOf(nameof(Fallbacks))}: a fall-back has none of its own. List it after this one, as {Section}:{nameof(Fallbacks)}:{Fallbacks.Length}.", [nameof(Fallbacks)]);
            }
        }
    }
}
