using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DocsBot.Ingestion.Parsing;

/// <summary>Reads the scalars of a YAML mapping, and of the mappings directly in it as <c>outer.inner</c>, from the parser's events: no object graph is built.</summary>
internal static class YamlFields
{
    /// <summary>The fields, keys in lower case; null when the text is no mapping at all.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="fault">What is wrong with the YAML and where, else null.</param>
    public static IReadOnlyDictionary<string, string>? Read(string yaml, out string? fault)
    {
        fault = null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return fields;
            }

            if (!parser.TryConsume<MappingStart>(out _))
            {
                return parser.Current is Scalar { Value.Length: 0 } ? fields : null;
            }

            ReadMapping(parser, fields, prefix: "");
            return fields;
        }
        catch (YamlException broken)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"The front matter is not valid YAML at line {broken.Start.Line + 1}: {broken.Message}");
            return fields;
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws when the text ends in the middle of a list or mapping.
            fault = string.Create(CultureInfo.InvariantCulture, $"The front matter is not valid YAML: a list or mapping is not closed, at line {parser.Current?.End.Line + 1}.");
            return fields;
        }
    }

    private static void ReadMapping(IParser parser, Dictionary<string, string> fields, string prefix)
    {
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
                continue;
            }

            var name = prefix + key.Value.ToLowerInvariant();
            if (parser.TryConsume<Scalar>(out var value))
            {
                fields[name] = value.Value;
            }
            else if (prefix.Length == 0 && parser.TryConsume<MappingStart>(out _))
            {
                ReadMapping(parser, fields, name + ".");
            }
            else
            {
                parser.SkipThisAndNestedEvents();
            }
        }
    }
}
