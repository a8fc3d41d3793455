using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Import;

/// <summary>
/// Turns Semantic Kernel's own template language, and the message helper of its Handlebars templates, into plain Handlebars
/// (https://learn.microsoft.com/semantic-kernel/concepts/prompts/prompt-template-syntax).
/// </summary>
internal static partial class KernelTemplate
{
    /// <summary>A template of the format <c>semantic-kernel</c>: <c>{{$name}}</c> is a variable, <c>{{'text'}}</c> a text, all else calls a function.</summary>
    /// <param name="text">The template.</param>
    /// <param name="error">Makes the exception of a fault at an offset.</param>
    /// <exception cref="PromptException">It calls a function.</exception>
    public static string ToHandlebars(string text, Func<int, string, PromptException> error) => Tag().Replace(text, match =>
    {
        var inner = match.Groups["inner"].Value.Trim();
        if (Variable().IsMatch(inner))
        {
            return "{{" + inner[1..] + "}}";
        }

        var isText = inner.Length >= 2 && inner[0] is '\'' or '"' && inner[^1] == inner[0];
        return isText
            ? inner[1..^1].Replace($"\\{inner[0]}", inner[..1], StringComparison.Ordinal)
            : throw error(match.Index, $"{match.Value} calls a function of Semantic Kernel, which DocsBot does not have. Take the call out, or replace it with a variable such as {{{{$question}}}}.");
    });

    /// <summary>A Handlebars template without the helper <c>message</c>: its tags are written as they are.</summary>
    public static string WithoutHelpers(string text) => MessageEnd().Replace(MessageStart().Replace(text, "<message role=\"${role}\">"), "</message>");

    [GeneratedRegex(@"\{\{(?<inner>.*?)\}\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\$\w+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex("""\{\{~?#message\s+role\s*=\s*["'](?<role>\w+)["']\s*~?\}\}""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageStart();

    [GeneratedRegex(@"\{\{~?/message\s*~?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageEnd();
}
