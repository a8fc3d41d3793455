using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocsBot.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Writes a prompt as one file of Semantic Kernel's keys that needs no other: its fragments inlined, the first of its examples written out, without the settings
/// that name other files.
/// </summary>
internal static partial class PromptExport
{
    private const string Variable = "examples";

    /// <summary>DocsBot's settings that name other files.</summary>
    private static readonly string[] Naming = [Variable, "candidates", "correction"];

    /// <summary>The file.</summary>
    /// <param name="entry">The version.</param>
    /// <param name="root">The prompt file as it was read; it is not changed.</param>
    /// <exception cref="PromptException">The examples cannot be written out so that the export says the same.</exception>
    public static string Write(PromptEntry entry, YamlMappingNode root)
    {
        var examples = entry.Template.Examples;
        var text = TextOf(entry, root);
        var export = new YamlMappingNode();
        foreach (var (key, value) in root.Children)
        {
            switch ((key as YamlScalarNode)?.Value)
            {
                case "template":
                    export.Add(key, new YamlScalarNode(text) { Style = ScalarStyle.Literal });
                    break;
                case "input_variables" when examples is not null && value is YamlSequenceNode variables:
                    export.Add(key, new YamlSequenceNode(variables.Children.Where(variable => NameOf(variable) != Variable)));
                    break;
                case "execution_settings" when value is YamlMappingNode settings && settings.Children.ContainsKey(TechniqueSettings.Service):
                    AddSettings(export, key, settings);
                    break;
                default:
                    export.Add(key, value);
                    break;
            }
        }

        var yaml = Save(export);
        if (examples is not null)
        {
            RequireSame(entry, yaml, examples.First);
        }

        return yaml;
    }

    /// <summary>
    /// What Semantic Kernel would trip over; null for nothing. Its HandlebarsPromptTemplate HTML-decodes the whole rendering before it is read as XML, so an entity of the
    /// template's own is a tag by then; DocsBot decodes once.
    /// </summary>
    public static string? RemarkOn(PromptEntry entry, YamlMappingNode root)
    {
        try
        {
            var decoded = WebUtility.HtmlDecode(Tag().Replace(TextOf(entry, root), ""));
            new XmlDocument().LoadXml($"<root>{decoded}</root>");
            return null;
        }
        catch (XmlException e)
        {
            return $"{entry.Id}: Semantic Kernel decodes a template before it reads its messages, and would not read this one: {e.Message} Write tags in pairs, and '<' and '&' in words.";
        }
    }

    private static string TextOf(PromptEntry entry, YamlMappingNode root) =>
        entry.Template.Examples is { } examples ? ExampleUnroller.Unroll(entry.Id, entry.Text, examples.First, TextVariables(root)) : entry.Text;

    /// <summary>The file as it was read, with its fragments in their places.</summary>
    public static string Inline(YamlMappingNode root, string text)
    {
        var inlined = new YamlMappingNode();
        foreach (var (key, value) in root.Children)
        {
            inlined.Add(key, key is YamlScalarNode { Value: "template" } ? new YamlScalarNode(text) { Style = ScalarStyle.Literal } : value);
        }

        return Save(inlined);
    }

    private static IEnumerable<string> TextVariables(YamlMappingNode root) => root.Children["input_variables"] is YamlSequenceNode variables
        ? variables.Children.Select(NameOf).OfType<string>().Where(name => TemplateVariables.MembersOf(name) is null)
        : [];

    private static string? NameOf(YamlNode variable) => (variable as YamlMappingNode)?.Children["name"] is YamlScalarNode name ? name.Value : null;

    private static void AddSettings(YamlMappingNode export, YamlNode key, YamlMappingNode settings)
    {
        var kept = new YamlMappingNode();
        foreach (var (service, value) in settings.Children)
        {
            var own = service is YamlScalarNode { Value: TechniqueSettings.Service } && value is YamlMappingNode techniques
                ? new YamlMappingNode(techniques.Children.Where(setting => !Naming.Contains((setting.Key as YamlScalarNode)?.Value, StringComparer.Ordinal)))
                : value;
            if (own is not YamlMappingNode { Children.Count: 0 })
            {
                kept.Add(service, own);
            }
        }

        if (kept.Children.Count > 0)
        {
            export.Add(key, kept);
        }
    }

    /// <summary>A file of one mapping.</summary>
    public static string Save(YamlMappingNode export)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(export)).Save(writer, assignAnchors: false);

        // The end mark of the document, which a file of one document needs not.
        var yaml = writer.ToString();
        return yaml.EndsWith("...\n", StringComparison.Ordinal) ? yaml[..^4] : yaml;
    }

    private static void RequireSame(PromptEntry entry, string yaml, IReadOnlyList<PromptExample> examples)
    {
        var arguments = TemplateTrial.Full with { Examples = examples };
        var shared = new SharedFiles(PromptFragments.None, ExampleFiles.None);
        var export = PromptFile.Parse($"the export of {entry.Id}", Encoding.UTF8.GetBytes(yaml), entry.Id.Name, entry.Id.Version, shared);
        var same = export.Template.Render(arguments).Select(message => (message.Role, message.Text)).SequenceEqual(entry.Template.Render(arguments).Select(message => (message.Role, message.Text)));
        if (!same)
        {
            throw new PromptException($"{entry.File}: its examples cannot be written out in an export. Put {{{{#each examples}}}} and {{{{/each}}}} on lines of their own, without '~', and use nothing but the examples' members and texts in between.");
        }
    }

    [GeneratedRegex(@"\{\{!--.*?--\}\}|\{\{.*?\}\}+", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
