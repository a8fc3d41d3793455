using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Writes examples into a template in the place of the blocks that show them, as text that renders to exactly the same characters: for a host that supplies no
/// <c>examples</c>. The blocks are rendered by Handlebars itself; other variables in them stay variables.
/// </summary>
internal sealed partial class ExampleUnroller
{
    // Characters of the private use area stand for what must survive the rendering of a block as it is.
    private const char VariableStart = '\ue000', VariableEnd = '\ue001', OpenBrace = '\ue002', CloseBrace = '\ue003';
    private const string Name = "examples";

    private readonly PromptId _id;
    private readonly IReadOnlyList<PromptExample> _examples;
    private readonly IEnumerable<string> _variables;

    private ExampleUnroller(PromptId id, IReadOnlyList<PromptExample> examples, IEnumerable<string> variables)
    {
        _id = id;
        _examples = examples;
        _variables = variables;
    }

    /// <summary>The template without blocks over <c>examples</c>.</summary>
    /// <param name="id">Names the template in errors.</param>
    /// <param name="text">A checked template, its fragments in their places.</param>
    /// <param name="examples">What the blocks show.</param>
    /// <param name="variables">The template's other variables that are texts; a block over <c>examples</c> may use no others.</param>
    /// <exception cref="PromptException">A block loops over something else as well.</exception>
    public static string Unroll(PromptId id, string text, IReadOnlyList<PromptExample> examples, IEnumerable<string> variables) =>
        new ExampleUnroller(id, examples, variables).Unroll(text);

    private string Unroll(string text)
    {
        for (var from = 0; NextBlock(text, from) is var (start, end);)
        {
            var block = Render(text[start..end]);
            text = string.Concat(text.AsSpan(0, start), block, text.AsSpan(end));
            from = start + block.Length;
        }

        return text;
    }

    private string Render(string block)
    {
        var values = _variables.ToDictionary(name => name, object (name) => $"{VariableStart}{name}{VariableEnd}", StringComparer.Ordinal);
        values[Name] = _examples.Select(example => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["question"] = Guarded(example.Question),
            ["context"] = Guarded(example.Context),
            ["answer"] = Guarded(example.Answer),
        }).ToArray();
        return TemplateRenderer.Compile(_id, block)(values)
            .Replace($"{VariableStart}", "{{", StringComparison.Ordinal).Replace($"{VariableEnd}", "}}", StringComparison.Ordinal)
            .Replace($"{OpenBrace}", "&#123;", StringComparison.Ordinal).Replace($"{CloseBrace}", "&#125;", StringComparison.Ordinal);
    }

    /// <summary>A brace is written as an entity, which no template engine reads and every reader of the messages decodes.</summary>
    private static string Guarded(string value) => value.Replace('{', OpenBrace).Replace('}', CloseBrace);

    /// <summary>Where the next outermost block over the examples begins and ends, with the lines of tags that stand alone on them.</summary>
    private static (int Start, int End)? NextBlock(string text, int from)
    {
        var depth = 0;
        var start = -1;
        foreach (Match tag in Tag().Matches(text, from))
        {
            if (tag.Groups["open"].Success)
            {
                if (start < 0 && tag.Groups["path"].Value == Name)
                {
                    (start, depth) = (LineStart(text, tag), 0);
                }

                depth++;
            }
            else if (tag.Groups["close"].Success && start >= 0 && --depth == 0)
            {
                return (start, LineEnd(text, tag));
            }
        }

        return null;
    }

    private static int LineStart(string text, Match tag)
    {
        var start = text.AsSpan(0, tag.Index).LastIndexOf('\n') + 1;
        return IsAlone(text, tag) ? start : tag.Index;
    }

    private static int LineEnd(string text, Match tag)
    {
        var end = text.IndexOf('\n', tag.Index + tag.Length);
        return !IsAlone(text, tag) ? tag.Index + tag.Length : end < 0 ? text.Length : end + 1;
    }

    private static bool IsAlone(string text, Match tag)
    {
        var start = text.AsSpan(0, tag.Index).LastIndexOf('\n') + 1;
        var end = text.IndexOf('\n', tag.Index + tag.Length);
        return string.IsNullOrWhiteSpace(text[start..tag.Index]) && string.IsNullOrWhiteSpace(text[(tag.Index + tag.Length)..(end < 0 ? text.Length : end)]);
    }

    [GeneratedRegex(@"\{\{!--.*?--\}\}|\{\{~?\s*(?:(?<open>#)\s*\w+\s+(?<path>[^\s~}]+)|(?<close>/))[^}]*\}\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
