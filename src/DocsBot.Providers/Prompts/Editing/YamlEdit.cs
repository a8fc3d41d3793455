using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>
/// Changes one place of a YAML text and leaves every other character alone, comments, quotes and blank lines included. The place is found by the positions of the
/// parser; a node of the text is valid until the first change.
/// </summary>
internal sealed partial class YamlEdit
{
    private readonly string _text;
    private readonly string _newLine;

    private YamlEdit(string text, YamlMappingNode root)
    {
        _text = text;
        _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Root = root;
    }

    /// <summary>The file's mapping.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads a text for a change.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="text">Its text.</param>
    /// <param name="keys">The keys it may have.</param>
    /// <exception cref="PromptException">It is no YAML of one mapping, or has an alias: its value stands elsewhere, and a change there would change both places.</exception>
    public static YamlEdit Of(string file, string text, IEnumerable<string> keys)
    {
        var root = YamlFile.Parse(file, Encoding.UTF8.GetBytes(text), keys);
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias alias)
            {
                throw new PromptException($"{file}, line {alias.Start.Line}: the Lab does not edit a file with the alias *{alias.Value}. Write its value out, or make the change by hand.");
            }
        }

        return new YamlEdit(text, root);
    }

    /// <summary>Puts another key and value in the place of a key. A comment behind the old one stays, behind the first line of the new one.</summary>
    /// <param name="mapping">A mapping of this text.</param>
    /// <param name="key">The key, which must be there.</param>
    /// <param name="newKey">The new key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The text with the change.</returns>
    public string Replace(YamlMappingNode mapping, string key, string newKey, YamlNode value)
    {
        var pair = mapping.Children.Single(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key);
        var start = (int)pair.Key.Start.Index;
        var end = EndOf(pair.Value);
        if (mapping.Style == MappingStyle.Flow)
        {
            return Splice(start, end, $"{newKey}: {YamlLayout.Inline(value)}");
        }

        var ofKey = CommentIn(LineEnd((int)pair.Key.End.Index), (int)pair.Key.End.Index);
        var ofEnd = CommentIn(LineEnd(end), end);
        var lines = YamlLayout.Pair(newKey, value).ToList();
        lines[0] += ofKey ?? ofEnd;
        return Splice(start, ofEnd is null ? end : LineEnd(end), Join(lines, (int)pair.Key.Start.Column - 1));
    }

    /// <summary>Adds an item to the end of a list, which is made at the end of the mapping when it is not there.</summary>
    /// <param name="mapping">A mapping of this text.</param>
    /// <param name="key">The list's key.</param>
    /// <param name="item">The item.</param>
    /// <returns>The text with the change.</returns>
    public string Append(YamlMappingNode mapping, string key, YamlNode item)
    {
        if (!mapping.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            return mapping.Style == MappingStyle.Flow
                ? Splice(EndOf(mapping.Children[^1].Value), EndOf(mapping.Children[^1].Value), $", {key}: [{YamlLayout.Inline(item)}]")
                : InsertLines(EndOf(mapping), [.. YamlLayout.Pair(key, YamlLayout.BlockList(item))], (int)mapping.Children[0].Key.Start.Column - 1);
        }

        var list = (YamlSequenceNode)node;
        if (list.Style == SequenceStyle.Flow)
        {
            return list.Children.Count == 0
                ? Splice((int)list.Start.Index, EndOf(list), $"[{YamlLayout.Inline(item)}]")
                : Splice(EndOf(list.Children[^1]), EndOf(list.Children[^1]), $", {YamlLayout.Inline(item)}");
        }

        return InsertLines(EndOf(list), [.. YamlLayout.Item(item)], ColumnOfDash(list.Children[^1]));
    }

    /// <summary>Where a node ends. The parser says so of scalars only: a list or mapping it gives no more than the place of its first sign.</summary>
    private int EndOf(YamlNode node)
    {
        var end = node switch
        {
            YamlMappingNode { Children.Count: > 0 } mapping => EndOf(mapping.Children[^1].Value),
            YamlSequenceNode { Children.Count: > 0 } sequence => EndOf(sequence.Children[^1]),
            _ => (int)node.End.Index,
        };
        if (node is YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow })
        {
            return EndOfFlow(end);
        }

        while (end > 0 && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Where braces or brackets end whose last element ends at a place: nothing but blanks, comments and a comma may stand in between.</summary>
    private int EndOfFlow(int at)
    {
        while (_text[at] is not ('}' or ']'))
        {
            at = _text[at] == '#' ? LineEnd(at) : at + 1;
        }

        return at + 1;
    }

    private int ColumnOfDash(YamlNode item)
    {
        var dash = _text.LastIndexOf('-', (int)item.Start.Index - 1);
        return dash - (_text.LastIndexOf('\n', dash) + 1);
    }

    private string InsertLines(int after, IReadOnlyList<string> lines, int indent)
    {
        var end = LineEnd(after);
        return Splice(end, end, _newLine + new string(' ', indent) + Join(lines, indent));
    }

    private string Join(IEnumerable<string> lines, int indent) => string.Join(_newLine + new string(' ', indent), lines);

    private string Splice(int start, int end, string text) => string.Concat(_text.AsSpan(0, start), text, _text.AsSpan(end));

    /// <summary>Where the line of a place ends, without its line break.</summary>
    private int LineEnd(int place)
    {
        var end = _text.IndexOf('\n', place);
        end = end < 0 ? _text.Length : end;
        return end > place && _text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The comment, with the blanks before it, that is all there is between a place and the end of its line; null for none.</summary>
    private string? CommentIn(int lineEnd, int from)
    {
        var match = Comment().Match(_text, from, lineEnd - from);
        return match.Success ? match.Groups["comment"].Value : null;
    }

    [GeneratedRegex("^:?(?<comment>[ \\t]+#.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
