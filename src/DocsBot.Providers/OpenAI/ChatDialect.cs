using System.Text;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// Which parameters a model takes. OpenAI's newer models refuse <c>max_tokens</c> and any <c>temperature</c> but their own, other servers know only
/// <c>max_tokens</c>: what a model refuses by name is left out of later requests.
/// </summary>
/// <param name="TokenLimits">Names of the limit of an answer's tokens; the first is sent, none when empty.</param>
/// <param name="Refused">Parameters that are not sent.</param>
internal sealed record ChatDialect(IReadOnlyList<string> TokenLimits, IReadOnlyList<string> Refused)
{
    private static readonly string[] Optional = ["temperature", "top_p", "stop"];
    private static readonly string[] Quotes = ["'", "\"", "`"];

    /// <summary>What to begin with at an endpoint.</summary>
    public static ChatDialect For(Uri endpoint) => new(
        endpoint.Host == "api.openai.com" || endpoint.Host.EndsWith(".openai.azure.com", StringComparison.Ordinal)
            ? ["max_completion_tokens", "max_tokens"]
            : ["max_tokens", "max_completion_tokens"],
        []);

    /// <summary>Whether an optional parameter is sent.</summary>
    public bool Sends(string parameter) => !Refused.Contains(parameter, StringComparer.Ordinal);

    /// <summary>The parameter that a refusal is about; null when it is about nothing that can be left out.</summary>
    /// <param name="error">The error, when it could be read.</param>
    /// <param name="body">The body of the refusal, for servers that name the parameter only in their words.</param>
    public string? RefusedBy(ProviderError? error, ReadOnlySpan<byte> body)
    {
        var sent = Optional.Where(Sends).Concat(TokenLimits.Take(1));
        if (error?.Parameter is { } named)
        {
            return sent.Contains(named, StringComparer.Ordinal) ? named : null;
        }

        var words = Encoding.UTF8.GetString(body);
        return sent.FirstOrDefault(parameter => Quotes.Any(quote => words.Contains($"{quote}{parameter}{quote}", StringComparison.Ordinal)));
    }

    /// <summary>The dialect that leaves a parameter out.</summary>
    public ChatDialect Without(string parameter) => TokenLimits.Contains(parameter, StringComparer.Ordinal)
        ? this with { TokenLimits = [.. TokenLimits.Where(limit => limit != parameter)] }
        : this with { Refused = [.. Refused, parameter] };
}
