using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Reads one prompt file. The keys are Semantic Kernel's (PromptTemplateConfig, InputVariable, OutputVariable), so that a team on Semantic Kernel loads the
/// same file; a key that it does not know is refused here as it is there.
/// </summary>
internal static class PromptFile
{
    private static readonly string[] Keys =
        ["name", "description", "template_format", "template", "input_variables", "output_variable", "execution_settings", "allow_dangerously_set_content"];

    private static readonly string[] OutputKeys = ["description", "json_schema"];
    private static readonly string[] VariableKeys = ["name", "description", "default", "is_required", "json_schema", "allow_dangerously_set_content"];

    /// <summary>Loads and checks a file.</summary>
    public static PromptTemplate Load(string file, string name, int version)
    {
        var bytes = File.ReadAllBytes(file);
        var root = Parse(file, bytes);
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
        TemplateChecker.Check(text, variables, (offset, message) => root.ErrorAt(lineOf(offset), message));

        var id = new PromptId(name, version, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var settings = ExecutionSettings.Read(root);
        try
        {
            var template = new PromptTemplate(id, settings, TemplateRenderer.Compile(id, text, variables));
            TemplateTrial.Run(template, variables);
            return template;
        }
        catch (PromptException e)
        {
            throw root.Error("template", e.Message, e);
        }
    }

    private static YamlFields Parse(string file, byte[] bytes)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            yaml.Load(reader);
        }
        catch (DecoderFallbackException e)
        {
            throw new PromptException($"{file} is not UTF-8 text. Save it as UTF-8.", e);
        }
        catch (YamlException e)
        {
            throw new PromptException($"{file}, line {e.Start.Line}: this is not valid YAML: {e.Message}", e);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlFields(file, root)
            : throw new PromptException($"{file} must be one YAML document with the keys {string.Join(", ", Keys)}.");
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

    private static (string Text, Func<int, int> LineOf) ReadTemplate(YamlFields root)
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
