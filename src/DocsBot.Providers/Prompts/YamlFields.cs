using System.Globalization;
using DocsBot.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts;

/// <summary>A mapping of a YAML file, read strictly: a fault names the file, the line and the key.</summary>
public sealed class YamlFields(string file, YamlMappingNode mapping)
{
    /// <summary>The mapping itself.</summary>
    public YamlMappingNode Node => mapping;

    /// <summary>Refuses keys other than these.</summary>
    public void RequireKnown(IReadOnlyCollection<string> known)
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name, StringComparer.Ordinal))
            {
                throw ErrorAt((int)key.Start.Line, $"the key '{key}' is unknown. Known here: {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>A text; null when the key is absent.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value ?? "",
        _ => throw Error(key, $"'{key}' must be a text."),
    };

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string key)
    {
        var text = Text(key) ?? throw ErrorAt((int)mapping.Start.Line, $"the key '{key}' is missing. Add it.");
        return string.IsNullOrWhiteSpace(text) ? throw Error(key, $"'{key}' is empty. Fill it in.") : text;
    }

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>A whole number from 1; null when the key is absent.</summary>
    public int? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Error(key, $"'{key}' is '{text}'. Write a whole number from 1.");
    }

    /// <summary>A date that must be there.</summary>
    public DateOnly Date(string key) =>
        DateOnly.TryParseExact(RequiredText(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Error(key, $"'{key}' is '{Text(key)}'. Write a date as 2026-01-31.");

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool absent) => Text(key) switch
    {
        null => absent,
        "true" => true,
        "false" => false,
        var other => throw Error(key, $"'{key}' is '{other}'. Write true or false."),
    };

    /// <summary>A mapping below this one; null when the key is absent.</summary>
    public YamlFields? Mapping(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode below => new YamlFields(file, below),
        _ => throw Error(key, $"'{key}' must be a mapping of keys to values."),
    };

    /// <summary>A list of mappings; empty when the key is absent.</summary>
    public IEnumerable<YamlFields> Mappings(string key) => Items(key).Select(item => item is YamlMappingNode below
        ? new YamlFields(file, below)
        : throw ErrorAt((int)item.Start.Line, $"each item of '{key}' must be a mapping of keys to values."));

    /// <summary>A list of texts; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => item is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw ErrorAt((int)item.Start.Line, $"each item of '{key}' must be a text that is not empty."))];

    /// <summary>The line of a value, from 1, and whether it is a literal block (<c>|</c>).</summary>
    public (int Line, bool IsLiteral) PlaceOf(string key)
    {
        var node = Find(key) ?? mapping;
        return ((int)node.Start.Line, node is YamlScalarNode { Style: ScalarStyle.Literal });
    }

    /// <summary>The fault of a key's value.</summary>
    public PromptException Error(string key, string message, Exception? inner = null) => ErrorAt(PlaceOf(key).Line, message, inner);

    /// <summary>A fault of the mapping as a whole.</summary>
    public PromptException ErrorHere(string message) => ErrorAt((int)mapping.Start.Line, message);

    /// <summary>A fault at a line.</summary>
    public PromptException ErrorAt(int line, string message, Exception? inner = null) => new($"{file}, line {line}: {message}", inner);

    private YamlNode? Find(string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        _ => throw Error(key, $"'{key}' must be a list."),
    };
}
