using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts;

/// <summary>Writes a prompt as one file of Semantic Kernel's keys, its fragments inlined.</summary>
internal static class PromptExport
{
    /// <summary>The file.</summary>
    /// <param name="root">The prompt file as it was read; it is not changed.</param>
    /// <param name="text">The template with its fragments in their places.</param>
    public static string Write(YamlMappingNode root, string text)
    {
        var export = new YamlMappingNode();
        foreach (var (key, value) in root.Children)
        {
            export.Add(key, key is YamlScalarNode { Value: "template" } ? new YamlScalarNode(text) { Style = ScalarStyle.Literal } : value);
        }

        using var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(export)).Save(writer, assignAnchors: false);

        // The end mark of the document, which a file of one document needs not.
        var yaml = writer.ToString();
        return yaml.EndsWith("...\n", StringComparison.Ordinal) ? yaml[..^4] : yaml;
    }
}
