using DocsBot.Core.Prompts;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts.Import;

/// <summary>The declarations of a file's variables on their way in.</summary>
internal static class ImportedVariables
{
    private const string Dangerous = "allow_dangerously_set_content";

    /// <summary>The declarations for DocsBot.</summary>
    /// <param name="root">The file.</param>
    /// <param name="text">Its template, variables renamed and messages made.</param>
    /// <param name="map">Which of DocsBot's variables stands for which of the file's.</param>
    /// <param name="changes">Gets what is changed.</param>
    /// <exception cref="PromptException">A variable is neither supplied nor has a default; the message names it and its line.</exception>
    public static YamlSequenceNode Of(YamlFields root, ImportedText text, IReadOnlyDictionary<string, string> map, ICollection<string> changes)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var declared = new YamlSequenceNode();
        foreach (var fields in root.Mappings("input_variables"))
        {
            var name = fields.RequiredText("name");
            var ours = map.GetValueOrDefault(name, name);
            if (known.Add(ours))
            {
                declared.Add(Declare(fields, ours, changes));
            }
        }

        foreach (var name in TemplateVariables.Supplied.Where(name => !known.Contains(name) && text.Uses(name)))
        {
            declared.Add(new YamlMappingNode("name", name, "is_required", "true"));
            changes.Add($"The variable {name} is declared.");
        }

        return declared;
    }

    private static YamlMappingNode Declare(YamlFields fields, string name, ICollection<string> changes)
    {
        var node = new YamlMappingNode(fields.Node.Children);
        node.Children["name"] = new YamlScalarNode(name);
        if (TemplateVariables.IsSupplied(name))
        {
            if (fields.Flag(Dangerous, absent: false))
            {
                node.Children.Remove(Dangerous);
                changes.Add($"{Dangerous} is taken away from {name}, which comes from readers and pages.");
            }
        }
        else if (fields.Flag("is_required", absent: true))
        {
            if (fields.Text("default") is null)
            {
                throw fields.Error("name", $"the variable '{name}' is required, and DocsBot does not supply it. Say what it is with --map {name}=question, or give it a default in the file. DocsBot supplies {TemplateVariables.SuppliedNames}.");
            }

            node.Children["is_required"] = new YamlScalarNode("false");
            changes.Add($"The variable {name} is not required any more: DocsBot does not supply it, so it has its default.");
        }

        return node;
    }
}
