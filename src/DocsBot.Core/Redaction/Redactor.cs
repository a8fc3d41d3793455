using System.Text.RegularExpressions;

namespace DocsBot.Core.Redaction;

/// <summary>Takes personal data and secrets out of texts: each is replaced by what it was, as <c>[e-mail]</c>. Safe for many threads.</summary>
public sealed class Redactor
{
    /// <summary>What stands for a text that could not be searched in time.</summary>
    public const string Unsearchable = "[not logged: it could not be searched for personal data in time]";

    private readonly IReadOnlyList<RedactionRule> _rules;

    /// <summary>Creates the redactor.</summary>
    /// <param name="options">What to take out; checked.</param>
    public Redactor(RedactionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _rules =
        [
            .. options.Patterns.Select(own => new RedactionRule(own.Key, new Regex(own.Value, RegexOptions.CultureInvariant, RedactionRule.Timeout))),
            .. options.Enabled ? RedactionRules.All : [],
        ];
    }

    /// <summary>The text without personal data and secrets.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return _rules.Aggregate(text, (left, rule) => rule.Apply(left));
        }
        catch (RegexMatchTimeoutException)
        {
            return Unsearchable;
        }
    }
}
