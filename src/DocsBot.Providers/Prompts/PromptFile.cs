using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Reads one prompt file. The keys are Semantic Kernel's (PromptTemplateConfig, InputVariable, OutputVariable), so that a team on Semantic Kernel loads the
/// same file; a key that it does not know is refused here as it is there.
/// </summary>
internal static class PromptFile
{
    /// <summary>The keys of a prompt file.</summary>
    public static readonly string[] Keys =
        ["name", "description", "template_format", "template", "input_variables", "output_variable", "execution_settings", "allow_dangerously_set_content"];

    private static readonly string[] OutputKeys = ["description", "json_schema"];
    private static readonly string[] VariableKeys = ["name", "description", "default", "is_required", "json_schema", "allow_dangerously_set_content"];

    /// <summary>Loads and checks a file.</summary>
    public static PromptEntry Load(string file, string name, int version, SharedFiles shared) => Parse(file, File.ReadAllBytes(file), name, version, shared);

    /// <summary>Checks a file's bytes.</summary>
    public static PromptEntry Parse(string file, byte[] bytes, string name, int version, SharedFiles shared)
    {
        var mapping = YamlFile.Parse(file, bytes, Keys);
        var root = new YamlFields(file, mapping);
        root.RequireKnown(Keys);
        if (root.RequiredText("name") is var named && named != name)
        {
            throw root.Error("name", $"'name' is '{named}', but the folder is '{name}'. Give both the same name.");
        }

        RequireHandlebars(root);
        root.Mapping("output_variable")?.RequireKnown(OutputKeys);
        root.Flag("allow_dangerously_set_content", absent: false);

        var variables = ReadVariables(root);
        var (text, lineOf) = ReadTemplate(root);
        var expanded = TemplateExpander.Expand(file, text, lineOf, shared.Fragments);
        TemplateChecker.Check(expanded.Text, variables, expanded.Error);

        var settings = ExecutionSettings.Read(root);
        var techniques = TechniqueSettings.Read(root);
        var examples = techniques.Examples is { } chosen ? FindExamples(root, chosen, variables, shared.Examples) : null;
        IReadOnlyList<PromptFragment> parts = examples is null ? expanded.Fragments : [examples.Fragment, .. expanded.Fragments];
        var id = new PromptId(name, version, PromptHash.Of(bytes, parts));
        try
        {
            var template = new PromptTemplate(id, settings, TemplateRenderer.Compile(id, expanded.Text, variables))
            {
                Fragments = [.. parts.OrderBy(part => part.Name, StringComparer.Ordinal)],
                Techniques = techniques,
                Texts =
                [
                    .. PromptHash.Texts(bytes, parts),
                    .. expanded.Fragments.Select(part => new PinnedText(part.Sha256, shared.Fragments.Find(part.Name)!.Source)),
                    .. examples is null ? [] : new[] { new PinnedText(examples.Fragment.Sha256, examples.Source) },
                ],
                Examples = examples is null ? null : new PromptExamples(examples.Examples, techniques.Examples!.Most),
            };
            TemplateTrial.Run(template, variables);
            return new PromptEntry(template, file, expanded.Text, mapping, new FragmentRenderings(id, TextsOf(expanded.Fragments, shared.Fragments), variables));
        }
        catch (PromptException e)
        {
            throw root.Error("template", e.Message, e);
        }
    }

    private static List<(string Name, string Text)> TextsOf(IEnumerable<PromptFragment> included, PromptFragments fragments) => [.. included
        .Select(fragment => fragments.Find(fragment.Name)!)
        .Select(fragment => (fragment.Fragment.Name, TemplateExpander.Expand(fragment.File, fragment.Text, _ => 1, fragments).Text))];

    private static ExampleFile FindExamples(YamlFields root, ExampleSettings settings, TemplateVariables variables, ExampleFiles files)
    {
        if (!variables.IsDeclared("examples"))
        {
            throw TechniqueSettings.Error(root, "examples", "'examples' are chosen, but the template does not show them. Declare the variable examples in input_variables and loop over it with {{#each examples}}.");
        }

        return files.Find(settings.From)
            ?? throw TechniqueSettings.Error(root, "examples", $"there are no examples '{settings.From}'. Add {PromptFolder.Examples}/{settings.From}.yaml, or take one of: {(files.Names.Any() ? string.Join(", ", files.Names) : "none there")}.");
    }

    private static void RequireHandlebars(YamlFields root)
    {
        var format = root.Text("template_format");
        if (format is null)
        {
            throw root.ErrorAt(1, "'template_format' is missing, which means Semantic Kernel's own template language. Write the template in Handlebars and add template_format: handlebars.");
        }

        if (format != "handlebars")
        {
            throw root.Error("template_format", $"'template_format' is '{format}'. DocsBot renders Handlebars only: write the template in it and set template_format: handlebars.");
        }
    }

    /// <summary>The template, and the line in the file of an offset in it.</summary>
    public static (string Text, Func<int, int> LineOf) ReadTemplate(YamlFields root)
    {
        var text = root.RequiredText("template");
        var (line, isLiteral) = root.PlaceOf("template");

        // Only a literal block keeps the file's lines; it begins on the line after its '|'.
        return (text, offset => isLiteral ? line + 1 + text.AsSpan(0, offset).Count('\n') : line);
    }

    private static TemplateVariables ReadVariables(YamlFields root)
    {
        var variables = new TemplateVariables();
        foreach (var declared in root.Mappings("input_variables"))
        {
            declared.RequireKnown(VariableKeys);
            var name = declared.RequiredText("name");
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                throw declared.Error("name", $"the variable '{name}' has a name that Semantic Kernel does not take. Use letters, digits and underscores.");
            }

            var isRequired = declared.Flag("is_required", absent: true);
            var isRaw = declared.Flag("allow_dangerously_set_content", absent: false);
            if (isRequired && !TemplateVariables.IsSupplied(name))
            {
                throw declared.Error("name", $"the variable '{name}' is required, but DocsBot does not supply it. It supplies {TemplateVariables.SuppliedNames}. Use one of these, or set is_required: false and a default.");
            }

            if (!variables.TryDeclare(name, declared.Text("default") ?? "", isRaw))
            {
                throw declared.Error("name", $"the variable '{name}' is declared twice. Remove one.");
            }
        }

        return variables;
    }
}
