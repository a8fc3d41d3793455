using System.Globalization;
using System.Text;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Writes what the site shows for one shortcode. The names are those of Hugo itself, of Docsy and of large sites built on them.</summary>
internal sealed class ShortcodeWriter(PageInput page, int depth, StringBuilder output)
{
    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["whatsnext"] = "What's next",
        ["prerequisites"] = "Before you begin",
        ["seealso"] = "See Also",
        ["cleanup"] = "Cleaning up",
        ["envvars"] = "Environment variables",
        ["parentoptions"] = "Options inherited from parent commands",
    };

    /// <summary>Writes one shortcode.</summary>
    /// <param name="tag">Its opening tag.</param>
    /// <param name="inner">What is between its tags, already expanded; null for a tag without an end.</param>
    public void Write(ShortcodeTag tag, string? inner)
    {
        if (inner is not null && Admonitions.IsKind(tag.Name))
        {
            WriteAdmonition(tag, inner);
            return;
        }

        switch (tag.Name)
        {
            case "comment" or "mermaid" or "style" or "script":
                break;
            case "tab":
                WriteTab(tag, inner);
                break;
            case "highlight":
                WriteFence(tag["0"] ?? tag["lang"], inner ?? "");
                break;
            case "table" when inner is not null:
                WriteCaption(tag["caption"]);
                output.Append(inner);
                break;
            case "code_sample" or "code" or "codenew" or "example" when tag["file"] is { } file:
                WriteSample(file, tag["language"]);
                break;
            case "include" or "readfile" when (tag["0"] ?? tag["file"]) is { } file:
                WriteInclude(file);
                break;
            case "details" when inner is not null:
                WriteCaption(tag["summary"] ?? tag["title"]);
                output.Append(inner);
                break;
            default:
                output.Append(inner is null ? Inline(tag) : InnerOf(tag, inner));
                break;
        }
    }

    private static string InnerOf(ShortcodeTag tag, string inner) =>
        tag.Name.EndsWith("quote", StringComparison.Ordinal) && tag["author"] is { } author ? $"{inner.Trim()}\n\n— {author}\n" : inner;

    private string Inline(ShortcodeTag tag) => tag.Name switch
    {
        "heading" when tag["0"] is { } key => Headings.GetValueOrDefault(key) ?? RunningText.TitleOf(key),
        "glossary_tooltip" => tag["text"] ?? Glossary(tag["term_id"])?.Title ?? (tag["term_id"] ?? "").Replace('-', ' '),
        "glossary_definition" => Definition(tag),
        "feature-state" => FeatureState(tag),
        "figure" or "imgproc" or "img" => tag["caption"] ?? tag["title"] ?? tag["alt"] ?? "",
        "youtube" or "vimeo" => tag["title"] ?? "",
        "ref" or "relref" => tag["0"] ?? tag["path"] ?? "",
        "api-reference" => tag["text"] ?? TitleOf($"docs/reference/kubernetes-api/{tag["page"]}.md") ?? "",
        "param" when tag["0"] is { } key => page.Site.Parameters.GetValueOrDefault(key) ?? "",
        "skew" when tag["0"] is { } which => Skew(which, tag["1"]),
        "feature-gate-description" => Body($"docs/reference/command-line-tools-reference/feature-gates/{tag["name"]}.md") ?? "",
        "kbd" => tag["0"] ?? "",
        _ => "",
    };

    private bool IsHtml => !page.Key.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !page.Key.Path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private void WriteAdmonition(ShortcodeTag tag, string inner)
    {
        if (IsHtml)
        {
            output.Append("<div class=\"admonition ").Append(tag.Name).Append("\">").Append(inner).Append("</div>");
            return;
        }

        var indent = TakeIndent();
        var title = tag["title"] ?? tag["heading"] ?? "";
        if (indent is null)
        {
            output.Append(Admonitions.Label(tag.Name, title)).Append(inner.Trim());
            return;
        }

        output.Append('\n');
        AppendQuoted(indent, Admonitions.Opening(tag.Name, title));
        AppendQuoted(indent, "");
        foreach (var line in inner.Trim('\n', ' ').Split('\n'))
        {
            AppendQuoted(indent, Dedented(line, indent.Length));
        }

        output.Append('\n');
    }

    private void WriteTab(ShortcodeTag tag, string? inner)
    {
        WriteCaption(tag["name"] ?? tag["header"] ?? tag["0"]);
        if (tag["include"] is { } file)
        {
            WriteInclude(file);
        }
        else if (tag["codelang"] is { } language && inner is not null)
        {
            WriteFence(language, inner);
        }
        else
        {
            output.Append(inner);
        }
    }

    private void WriteCaption(string? caption)
    {
        if (string.IsNullOrWhiteSpace(caption))
        {
            return;
        }

        if (IsHtml)
        {
            output.Append("<p>").Append(caption).Append("</p>");
            return;
        }

        var indent = TakeIndent() ?? "";
        output.Append("\n\n").Append(indent).Append(caption.Trim().TrimEnd(':')).Append(":\n\n").Append(indent);
    }

    private void WriteFence(string? language, string source)
    {
        if (IsHtml)
        {
            output.Append("<pre class=\"language-").Append(language ?? "text").Append("\">").Append(System.Net.WebUtility.HtmlEncode(source)).Append("</pre>");
            return;
        }

        var indent = TakeIndent() ?? "";
        output.Append('\n');
        foreach (var line in BlockText.Fenced(source.Trim('\n'), language).Split('\n'))
        {
            output.Append('\n').Append(indent).Append(Dedented(line, indent.Length));
        }

        output.Append('\n');
    }

    private void WriteSample(string file, string? language)
    {
        var name = file.TrimStart('/');
        var sample = page.Include("examples/" + name) ?? page.Include(Beside(name)) ?? page.Include(name);
        if (sample is null)
        {
            output.Append('`').Append(name).Append('`');
            return;
        }

        var indent = TakeIndent() ?? "";
        output.Append("\n\n").Append(indent).Append('`').Append(name).Append("`\n\n").Append(indent);
        WriteFence(language ?? System.IO.Path.GetExtension(name).TrimStart('.'), sample);
    }

    private void WriteInclude(string file)
    {
        var name = file.TrimStart('/');
        var text = Shortcodes.Include(Beside(name), page, depth, out _) ?? Shortcodes.Include("includes/" + name, page, depth, out _) ??
            Shortcodes.Include(name, page, depth, out _) ?? Shortcodes.Include("_common-resources/" + name, page, depth, out _);
        if (text is not null)
        {
            output.Append(text.Trim('\n'));
        }
    }

    private string Definition(ShortcodeTag tag)
    {
        if (Glossary(tag["term_id"]) is not { } term)
        {
            return "";
        }

        var (brief, rest) = Halves(term.Body);
        var text = tag["length"] switch
        {
            "short" => brief,
            "long" => rest.Length > 0 ? rest : brief,
            _ => $"{brief}\n\n{rest}",
        };
        text = text.Trim();
        return tag["prepend"] is { } prefix && text.Length > 0 ? $"{prefix} {char.ToLowerInvariant(text[0])}{text[1..]}" : text;
    }

    private static (string Brief, string Further) Halves(string body)
    {
        var more = body.IndexOf("<!--more-->", StringComparison.Ordinal);
        return more < 0 ? (body.Trim(), "") : (body[..more].Trim(), body[(more + 11)..].Trim());
    }

    private static string FeatureState(ShortcodeTag tag) =>
        tag["state"] is { } state ? $"Feature state: Kubernetes {tag["for_k8s_version"]} [{state}]".Replace("  ", " ", StringComparison.Ordinal) :
        tag["feature_gate_name"] is { } gate ? $"Feature gate: `{gate}`" : "";

    /// <summary>Versions around the current one, as far as the site's parameters tell it (<c>version</c>, for example <c>v1.31</c>).</summary>
    private string Skew(string which, string? offset)
    {
        var version = (page.Site.Parameters.GetValueOrDefault("version") ?? "").TrimStart('v');
        var dot = version.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !int.TryParse(version.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return "";
        }

        _ = int.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by);
        var step = which switch
        {
            "prevMinorVersion" => -1,
            "nextMinorVersion" => 1,
            "oldestMinorVersion" => -2,
            "currentVersionAddMinor" or "latestVersionAddMinor" => by,
            _ => 0,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{version[..dot]}.{minor + step}");
    }

    private (string? Title, string Body)? Glossary(string? id)
    {
        if (id is null || Shortcodes.Include($"docs/reference/glossary/{id}.md", page, depth, out var front) is not { } body)
        {
            return null;
        }

        return (front?.Title, body);
    }

    private string? Body(string path) => Shortcodes.Include(path, page, depth, out _)?.Trim();

    private string? TitleOf(string path) => page.Include(path) is { } text ? FrontMatter.Split(text, out _, out _).Title : null;

    private string Beside(string name) => page.Key.Path[..(page.Key.Path.LastIndexOf('/') + 1)] + name;

    /// <summary>Takes back the white space in front of a tag that stands first in its line; null when text is in front of it.</summary>
    private string? TakeIndent()
    {
        var start = output.Length;
        while (start > 0 && output[start - 1] is ' ' or '\t')
        {
            start--;
        }

        if (start > 0 && output[start - 1] != '\n')
        {
            return null;
        }

        var indent = output.ToString(start, output.Length - start);
        output.Length = start;
        return indent;
    }

    private void AppendQuoted(string indent, string line) => output.Append('\n').Append(indent).Append("> ").Append(line);

    private static string Dedented(string line, int spaces)
    {
        var i = 0;
        while (i < spaces && i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return line[i..];
    }
}
