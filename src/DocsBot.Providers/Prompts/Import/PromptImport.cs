using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts.Import;

/// <summary>Takes a prompt file of Semantic Kernel in. A file that DocsBot loads stays as it is; in any other what can be turned is turned, and the rest is refused by name.</summary>
public static partial class PromptImport
{
    private const string Head = "# yaml-language-server: $schema=../schemas/prompt.schema.json\n";

    /// <summary>Reads a file.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="options">What is known of it beside its text.</param>
    /// <exception cref="PromptException">It cannot be taken in; the message names file, line and what to do.</exception>
    public static ImportedPrompt Read(string file, string yaml, PromptImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(options);
        var mapping = YamlFile.Parse(file, Encoding.UTF8.GetBytes(yaml), PromptFile.Keys);
        var root = new YamlFields(file, mapping);
        root.RequireKnown(PromptFile.Keys);

        var changes = new List<string>();
        var name = NameOf(root, options.Name, changes);
        var text = new ImportedText(TemplateOf(root, changes), changes);
        text.Rename(options.Map);
        RequireKnown(root, text);
        text.Encode();
        text.LayOut();
        text.MakeMessages();
        var variables = ImportedVariables.Of(root, text, options.Map, changes);
        var settings = SettingsOf(root, changes);
        var isDangerous = root.Flag("allow_dangerously_set_content", absent: false);
        if (isDangerous)
        {
            changes.Add("allow_dangerously_set_content is taken away from the file.");
        }

        if (changes.Count == 0)
        {
            return new ImportedPrompt(name, yaml, changes);
        }

        var imported = new YamlMappingNode
        {
            { "name", name },
            { "template_format", "handlebars" },
            { "template", new YamlScalarNode(text.Text) { Style = ScalarStyle.Literal } },
            { "input_variables", variables },
        };
        Keep(mapping, imported, "description", at: 1);
        Keep(mapping, imported, "output_variable");
        if (settings is { Children.Count: > 0 })
        {
            imported.Add("execution_settings", settings);
        }

        return new ImportedPrompt(name, Head + PromptExport.Save(imported), changes);
    }

    private static string NameOf(YamlFields root, string? given, List<string> changes)
    {
        var own = root.Text("name");
        if ((given ?? own) is not { } wanted)
        {
            throw root.ErrorHere("the file has no name. Give the prompt one with --as NAME.");
        }

        var name = given ?? Upper().Replace(wanted, "_").ToLowerInvariant();
        if (name != own)
        {
            changes.Add($"The name {own ?? "of the file"} is now {name}.");
        }

        return name;
    }

    private static string TemplateOf(YamlFields root, List<string> changes)
    {
        var (text, lineOf) = PromptFile.ReadTemplate(root);
        switch (root.Text("template_format"))
        {
            case null or "semantic-kernel":
                changes.Add("The template is turned into Handlebars.");
                return KernelTemplate.ToHandlebars(text, (offset, message) => root.ErrorAt(lineOf(offset), message));
            case "handlebars":
                var plain = KernelTemplate.WithoutHelpers(text);
                if (plain != text)
                {
                    changes.Add("The helper message is written as <message> tags.");
                }

                return plain;
            case "liquid":
                throw root.Error("template_format", "'template_format' is 'liquid', which DocsBot does not read. Write the template in Handlebars ({% for item in list %} is {{#each list}}, {% if value %} is {{#if value}}, {{ value }} stays), set template_format: handlebars, and import it again.");
            case var other:
                throw root.Error("template_format", $"'template_format' is '{other}'. Semantic Kernel's formats that DocsBot takes in are handlebars and semantic-kernel.");
        }
    }

    /// <summary>Semantic Kernel's own language takes variables that no one declared; they are told here, where the way out is known.</summary>
    private static void RequireKnown(YamlFields root, ImportedText text)
    {
        if (root.Text("template_format") == "handlebars")
        {
            return;
        }

        var known = root.Mappings("input_variables").Select(variable => variable.RequiredText("name")).Concat(TemplateVariables.Supplied).ToHashSet(StringComparer.Ordinal);
        if (ImportedText.Names(text.Text).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw root.Error("template", $"the template uses the variable '{unknown}', which nothing supplies. Say what it is with --map {unknown}=question, or declare it in input_variables with a default.");
        }
    }

    /// <summary>The settings without those that DocsBot would not apply: its loader refuses them rather than pass over them.</summary>
    private static YamlMappingNode? SettingsOf(YamlFields root, List<string> changes)
    {
        if (root.Mapping("execution_settings") is not { } settings)
        {
            return null;
        }

        var kept = new YamlMappingNode(settings.Node.Children);
        if (settings.Mapping("default") is { } standard)
        {
            var unknown = standard.Keys.Where(key => !ExecutionSettings.Keys.Contains(key, StringComparer.Ordinal)).ToList();
            kept.Children["default"] = new YamlMappingNode(standard.Node.Children.Where(setting => !unknown.Contains(((YamlScalarNode)setting.Key).Value!, StringComparer.Ordinal)));
            changes.AddRange(unknown.Select(key => $"The setting {key} is left out: DocsBot does not apply it."));
        }

        return kept;
    }

    private static void Keep(YamlMappingNode from, YamlMappingNode to, string key, int? at = null)
    {
        if (!from.Children.TryGetValue(new YamlScalarNode(key), out var value))
        {
            return;
        }

        if (at is { } place)
        {
            to.Children.Insert(place, new YamlScalarNode(key), value);
        }
        else
        {
            to.Add(key, value);
        }
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Upper();
}
