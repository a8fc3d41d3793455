using System.Text;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>
/// Turns the block syntaxes that Markdown itself does not know into ones that it does: <c>!!! note</c>, <c>??? tip</c>, <c>/// warning</c> and <c>:::note</c>
/// become quotations with a mark, tabs become a caption and their content, included files their text. Code is left alone.
/// </summary>
internal sealed class AdmonitionSyntax
{
    private const int MaxDepth = 16;

    private static readonly string[] Triggers = ["!!! ", "??? ", "???+", "///", ":::", "=== \"", "{*", "{!", "--8<--", "{%", "``{"];

    private readonly MarkupLines _lines;
    private readonly PageInput _page;
    private readonly StringBuilder _output;

    private AdmonitionSyntax(string text, PageInput page)
    {
        _lines = new MarkupLines(text);
        _page = page;
        _output = new StringBuilder(text.Length + 256);
    }

    /// <summary>The text in plain Markdown; the text itself when it has none of these syntaxes.</summary>
    public static string Normalise(string text, PageInput page)
    {
        if (!Array.Exists(Triggers, trigger => text.Contains(trigger, StringComparison.Ordinal)))
        {
            return text;
        }

        var syntax = new AdmonitionSyntax(text, page);
        syntax.Write(0, syntax._lines.Count, strip: 0, prefix: "", depth: 0);
        return syntax._output.ToString();
    }

    private void Write(int start, int end, int strip, string prefix, int depth)
    {
        for (var i = start; i < end; i++)
        {
            var line = _lines.At(i, strip);
            var content = line.AsSpan().TrimStart();
            if (MarkupLines.FenceOf(content) is { Length: > 0 } fence)
            {
                var close = _lines.FenceEnd(i + 1, end, strip, fence);
                if (depth < MaxDepth && MystDirective.Of(content) is { } directive)
                {
                    WriteDirective(directive, i + 1, Math.Max(i + 1, close - 1), strip + line.Length - content.Length, prefix + line[..^content.Length], depth);
                    i = close - 1;
                    continue;
                }

                for (; i < close; i++)
                {
                    Emit(prefix, _lines.At(i, strip));
                }

                i--;
                continue;
            }

            var indent = line.Length - content.Length;
            if (depth < MaxDepth && content.Length > 2 && TryBlock(ref i, end, strip, prefix, depth, line, indent))
            {
                continue;
            }

            if (!TryInclude(content, prefix, line[..indent]))
            {
                Emit(prefix, line);
            }
        }
    }

    private bool TryBlock(ref int i, int end, int strip, string prefix, int depth, string line, int indent)
    {
        var content = line[indent..].TrimEnd();
        var inner = prefix + line[..indent];
        if (content.StartsWith("!!!", StringComparison.Ordinal) || content.StartsWith("???", StringComparison.Ordinal))
        {
            var (kind, title) = KindAndTitle(content[3..].TrimStart('+').Trim());
            if (kind.Length == 0)
            {
                return false;
            }

            var last = _lines.IndentedEnd(i + 1, end, strip, indent + 4);
            WriteQuoted(i + 1, last, strip + indent + 4, inner, depth, kind, title);
            i = last - 1;
            return true;
        }

        if (content.StartsWith("=== \"", StringComparison.Ordinal) || content.StartsWith("===! \"", StringComparison.Ordinal))
        {
            var last = _lines.IndentedEnd(i + 1, end, strip, indent + 4);
            WriteTab(i + 1, last, strip + indent + 4, inner, depth, content.Trim('=', '!', '+', ' ', '"'));
            i = last - 1;
            return true;
        }

        var mark = content[0];
        var run = content.Length - content.AsSpan().TrimStart(mark).Length;
        if (mark is not ('/' or ':') || run < 3 || run == content.Length)
        {
            return false;
        }

        return TryContainer(ref i, end, strip, inner, depth, (mark, run, content[run..].Trim(), indent));
    }

    /// <summary>A container between two lines of slashes or colons.</summary>
    private bool TryContainer(ref int i, int end, int strip, string inner, int depth, (char Mark, int Run, string Text, int Indent) opening)
    {
        var (mark, run, text, indent) = opening;
        if (mark == ':' && text.Contains('.', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal) && text[0] != '{')
        {
            // mkdocstrings: the reference of a class or module, with its options indented below it.
            Emit(inner, $"`{text}`");
            i = _lines.IndentedEnd(i + 1, end, strip, indent + 4) - 1;
            return true;
        }

        var close = _lines.ContainerEnd(i + 1, end, strip, mark, run);
        if (close < 0)
        {
            return false;
        }

        var (kind, title) = mark == '/' ? Split(text, '|') : KindAndTitle(text.Replace("{", "", StringComparison.Ordinal).Replace("}", " ", StringComparison.Ordinal).Trim());
        var first = i + 1;
        while (first < close && IsOption(mark, _lines.At(first, strip + indent)))
        {
            first++;
        }

        if (kind is "tab" or "tab-item" or "tab-set-tab")
        {
            WriteTab(first, close, strip + indent, inner, depth, title);
        }
        else if (Admonitions.IsKind(kind) || kind == "details")
        {
            WriteQuoted(first, close, strip + indent, inner, depth, kind, title);
        }
        else
        {
            Write(first, close, strip + indent, inner, depth + 1);
        }

        i = close;
        return true;
    }

    /// <summary>Whether the line is an option of a container, not its text: indented below slashes, between colons below colons.</summary>
    private static bool IsOption(char mark, string line) =>
        mark == '/' ? line.StartsWith("    ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal) : MystDirective.IsOption(line);

    private void WriteDirective(MystDirective directive, int start, int end, int strip, string prefix, int depth)
    {
        while (start < end && (MystDirective.IsOption(_lines.At(start, strip)) || string.IsNullOrWhiteSpace(_lines.At(start, strip))))
        {
            start++;
        }

        if (directive.IsInclude)
        {
            if (ReadInclude(directive.Argument) is { } text)
            {
                Include(prefix, directive.Argument, text);
            }
        }
        else if (directive.IsCode)
        {
            foreach (var line in BlockText.Fenced(string.Join('\n', Enumerable.Range(start, end - start).Select(i => _lines.At(i, strip))), directive.Argument).Split('\n'))
            {
                Emit(prefix, line);
            }
        }
        else if (Admonitions.IsKind(directive.Name))
        {
            WriteQuoted(start, end, strip, prefix, depth, directive.Name, directive.Argument);
        }
        else if (!directive.IsInvisible)
        {
            Write(start, end, strip, prefix, depth + 1);
        }
    }

    private void WriteQuoted(int start, int end, int strip, string prefix, int depth, string kind, string title)
    {
        Emit(prefix, "");
        Emit(prefix, "> " + Admonitions.Opening(kind, title));
        Emit(prefix, ">");
        Write(start, end, strip, prefix + "> ", depth + 1);
        Emit(prefix, "");
    }

    private void WriteTab(int start, int end, int strip, string prefix, int depth, string title)
    {
        Emit(prefix, "");
        Emit(prefix, title.Trim().TrimEnd(':') + ":");
        Emit(prefix, "");
        Write(start, end, strip, prefix, depth + 1);
        Emit(prefix, "");
    }

    /// <summary>A line that asks for another file; Liquid and Jinja tags alone in a line are dropped.</summary>
    private bool TryInclude(ReadOnlySpan<char> content, string prefix, string indent)
    {
        content = content.TrimEnd();
        if (content.StartsWith("{%") && content.EndsWith("%}"))
        {
            return true;
        }

        var path = content switch
        {
            _ when content.StartsWith("{*") && content.EndsWith("*}") => content[2..^2].Trim(),
            _ when content.StartsWith("{!") && content.EndsWith("!}") => content[2..^2].TrimStart('>').Trim(),
            _ when content.StartsWith("--8<--") => content[6..].Trim().Trim('"').Trim('\''),
            _ => default,
        };
        if (path.Length == 0)
        {
            return false;
        }

        var space = path.IndexOf(' ');
        var name = (space < 0 ? path : path[..space]).ToString();
        if (ReadInclude(name) is { } text)
        {
            Include(prefix + indent, name, text);
        }

        return true;
    }

    private string? ReadInclude(string name)
    {
        var folder = _page.Key.Path[..(_page.Key.Path.LastIndexOf('/') + 1)];
        return _page.Include(folder + name) ?? _page.Include(name);
    }

    private void Include(string prefix, string name, string text)
    {
        var extension = Path.GetExtension(name).TrimStart('.');
        var body = extension is "md" or "markdown" ? FrontMatterless(text) : BlockText.Fenced(text.TrimEnd('\n'), extension);
        foreach (var line in body.Split('\n'))
        {
            Emit(prefix, line);
        }
    }

    private static string FrontMatterless(string text)
    {
        FrontMatter.Split(text, out var body, out _);
        return body;
    }

    private void Emit(string prefix, string line) => _output.Append(prefix).Append(line).Append('\n');

    private static (string Kind, string Title) KindAndTitle(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_'))
        {
            at++;
        }

        var rest = text[at..].Trim();
        var bracket = rest.StartsWith('[') && rest.EndsWith(']') ? rest[1..^1] : rest;
        var quoted = bracket.IndexOf('"', StringComparison.Ordinal);
        return (text[..at], quoted < 0 ? bracket : bracket[(quoted + 1)..].TrimEnd('"'));
    }

    private static (string Kind, string Title) Split(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text.Trim(), "") : (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
