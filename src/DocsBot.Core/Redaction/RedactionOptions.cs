using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace DocsBot.Core.Redaction;

/// <summary>What is taken out of texts before they are logged; configuration section <c>Redaction</c>.</summary>
public sealed class RedactionOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Redaction";

    /// <summary>Whether e-mail addresses, phone and card numbers, secrets and IP addresses are replaced. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Patterns of your own, .NET regular expressions by the name that takes the place of what they match, for example <c>customer</c>: <c>C-\d{6}</c>. Default none.</summary>
    public Dictionary<string, string> Patterns { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, pattern) in Patterns)
        {
            string? fault = null;
            try
            {
                _ = new Regex(pattern, RegexOptions.CultureInvariant, RedactionRule.Timeout);
            }
            catch (ArgumentException e)
            {
                fault = e.Message;
            }

            if (string.IsNullOrEmpty(pattern))
            {
                yield return new ValidationResult($"Redaction:Patterns:{name} is empty. Set it to a regular expression, or remove it.");
            }
            else if (fault is not null)
            {
                yield return new ValidationResult($"Redaction:Patterns:{name} is no regular expression: {fault}");
            }
        }
    }
}
