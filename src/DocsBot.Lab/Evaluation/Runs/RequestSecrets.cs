using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// The marks that are other in each request, the boundary and the canary of <see cref="PromptMarks"/>: they stand in the messages but do not determine the reply.
/// They are known by their form where no reader and no page writes: in system messages and in the lines around data.
/// </summary>
internal sealed partial class RequestSecrets
{
    private readonly IReadOnlyList<string> _secrets;

    private RequestSecrets(IReadOnlyList<string> secrets) => _secrets = secrets;

    /// <summary>Finds the marks of a request, in the order in which they first stand there.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options, which name the boundary of an answer.</param>
    public static RequestSecrets In(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var secrets = new List<string>();
        if (options?.AdditionalProperties?.TryGetValue(PromptMarks.BoundaryProperty, out var boundary) == true && boundary is string { Length: > 0 } mark)
        {
            secrets.Add(mark);
        }

        foreach (var message in messages)
        {
            var found = message.Role == ChatRole.System ? Mark().Matches(message.Text) : MarkedLine().Matches(message.Text);
            secrets.AddRange(found.Select(match => match.Groups["mark"].Value));
        }

        return new RequestSecrets([.. secrets.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The text with names in the place of the marks.</summary>
    public string Hide(string text)
    {
        for (var i = 0; i < _secrets.Count; i++)
        {
            text = text.Replace(_secrets[i], NameOf(i), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The text with the marks of this request in the place of their names.</summary>
    public string Show(string text)
    {
        for (var i = 0; i < _secrets.Count; i++)
        {
            text = text.Replace(NameOf(i), _secrets[i], StringComparison.Ordinal);
        }

        return text;
    }

    private static string NameOf(int index) => FormattableString.Invariant($"{{secret {index + 1}}}");

    [GeneratedRegex(@"(?<![0-9a-f])(?<mark>[0-9a-f]{16})(?![0-9a-f])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("^=== .* (?<mark>[0-9a-f]{16}) ===\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MarkedLine();
}
