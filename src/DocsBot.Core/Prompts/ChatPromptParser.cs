using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Prompts;

/// <summary>
/// Reads a rendered prompt into chat messages: <c>&lt;message role="system"&gt;…&lt;/message&gt;</c>, Semantic Kernel's chat prompt tags. Values were encoded
/// before they were put in, so a tag in the rendered text is always one that the template's author wrote.
/// </summary>
public static partial class ChatPromptParser
{
    /// <summary>Reads the messages.</summary>
    /// <param name="rendered">The rendered template.</param>
    /// <param name="template">What error messages call the template.</param>
    /// <exception cref="PromptException">There is no message, an unknown role, or text outside of the messages.</exception>
    public static IReadOnlyList<ChatMessage> Parse(string rendered, string template)
    {
        var messages = new List<ChatMessage>();
        var end = 0;
        foreach (Match match in MessageTag().Matches(rendered))
        {
            RequireBlank(rendered[end..match.Index], template);
            RequireNoMessage(match.Groups["text"].ValueSpan, template);
            messages.Add(new ChatMessage(RoleOf(match.Groups["role"].Value, template), WebUtility.HtmlDecode(match.Groups["text"].Value.Trim())));
            end = match.Index + match.Length;
        }

        RequireBlank(rendered[end..], template);
        return messages.Count > 0
            ? messages
            : throw new PromptException($"{template} renders no message. Put the text into <message role=\"system\">…</message> and <message role=\"user\">…</message>.");
    }

    private static void RequireBlank(string between, string template)
    {
        if (!string.IsNullOrWhiteSpace(between))
        {
            var text = between.Trim();
            throw new PromptException($"{template} has text outside of its <message> tags: '{text[..Math.Min(60, text.Length)]}'. Move it into a message.");
        }
    }

    private static void RequireNoMessage(ReadOnlySpan<char> text, string template)
    {
        if (text.Contains("<message", StringComparison.Ordinal))
        {
            throw new PromptException($"{template} opens a message inside of a message. Close the first with </message>.");
        }
    }

    private static ChatRole RoleOf(string role, string template) => role switch
    {
        "system" => ChatRole.System,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" => ChatRole.Tool,
        _ => throw new PromptException($"{template} has a message with the role '{role}'. Roles are system, user, assistant and tool."),
    };

    [GeneratedRegex("""<message\s+role\s*=\s*(?<q>["'])(?<role>[^"'<>]*)\k<q>\s*>(?<text>.*?)</message\s*>""", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageTag();
}
