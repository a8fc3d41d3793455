using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>Writes YAML as people write it in a folder of prompts: two blanks a level, and blanks inside of braces. YamlDotNet's own emitter writes neither.</summary>
internal static class YamlLayout
{
    private const string Level = "  ";

    /// <summary>A text that stands as it is: a name, a number, a version, a date.</summary>
    public static YamlScalarNode Plain(string text) => new(text);

    /// <summary>A text of any kind, in double quotes.</summary>
    public static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    /// <summary>A mapping in braces on one line.</summary>
    public static YamlMappingNode Flow(params IEnumerable<(string Key, YamlNode Value)> pairs) => new(PairsOf(pairs)) { Style = MappingStyle.Flow };

    /// <summary>A mapping of a line for each key.</summary>
    public static YamlMappingNode Block(params IEnumerable<(string Key, YamlNode Value)> pairs) => new(PairsOf(pairs));

    /// <summary>A list in brackets on one line.</summary>
    public static YamlSequenceNode FlowList(params IEnumerable<YamlNode> items) => new(items) { Style = SequenceStyle.Flow };

    /// <summary>A list of a line or more for each item.</summary>
    public static YamlSequenceNode BlockList(params IEnumerable<YamlNode> items) => new(items);

    /// <summary>The lines of a node that stands by itself, the first level without indentation.</summary>
    public static IReadOnlyList<string> Lines(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow } mapping => [.. mapping.Children.SelectMany(pair => Pair(((YamlScalarNode)pair.Key).Value!, pair.Value))],
        YamlSequenceNode { Style: not SequenceStyle.Flow } sequence => [.. sequence.Children.SelectMany(Item)],
        _ => [Inline(node)],
    };

    /// <summary>The lines of an item of a list.</summary>
    public static IEnumerable<string> Item(YamlNode node) => Lines(node).Select((line, i) => (i == 0 ? "- " : Level) + line);

    /// <summary>The lines of a key with its value.</summary>
    public static IEnumerable<string> Pair(string key, YamlNode value) =>
        IsInline(value) ? [$"{key}: {Inline(value)}"] : [$"{key}:", .. Lines(value).Select(line => Level + line)];

    /// <summary>A node on one line.</summary>
    public static string Inline(YamlNode node) => node switch
    {
        // JSON's text is one of YAML's (YAML 1.2, section 7.3.1).
        YamlScalarNode { Style: ScalarStyle.DoubleQuoted } scalar => $"\"{JsonEncodedText.Encode(scalar.Value ?? "", JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlMappingNode mapping => $"{{ {string.Join(", ", mapping.Children.Select(pair => $"{((YamlScalarNode)pair.Key).Value}: {Inline(pair.Value)}"))} }}",
        YamlSequenceNode sequence => $"[{string.Join(", ", sequence.Children.Select(Inline))}]",
        _ => throw new ArgumentException($"A {node.NodeType} has no layout.", nameof(node)),
    };

    private static bool IsInline(YamlNode node) => node is YamlScalarNode or YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow };

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> PairsOf(IEnumerable<(string Key, YamlNode Value)> pairs) =>
        pairs.Select(pair => new KeyValuePair<YamlNode, YamlNode>(new YamlScalarNode(pair.Key), pair.Value));
}
