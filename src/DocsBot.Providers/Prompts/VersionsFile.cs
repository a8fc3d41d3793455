using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts.Editing;
using DocsBot.Providers.Prompts.Lineage;

namespace DocsBot.Providers.Prompts;

/// <summary>Reads <c>versions.yaml</c>: what is known of each version of a prompt beside its text. Semantic Kernel refuses keys of ours in the prompt file itself.</summary>
internal static class VersionsFile
{
    /// <summary>The file's name in the prompt's folder.</summary>
    public const string Name = "versions.yaml";

    /// <summary>The keys of the file.</summary>
    public static readonly string[] Keys = ["versions"];

    private static readonly string[] VersionKeys = ["version", "domain", "parent", "author", "date", "change", "evaluations", "history"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="PromptException">It is wrong; the message names file, line and key.</exception>
    public static IReadOnlyList<PromptVersion> Read(string file)
    {
        var root = new YamlFields(file, YamlFile.Parse(file, File.ReadAllBytes(file), Keys));
        root.RequireKnown(Keys);
        var versions = new List<PromptVersion>();
        foreach (var fields in root.Mappings("versions"))
        {
            var version = ReadVersion(fields);
            if (versions.Exists(known => known.Number == version.Number))
            {
                throw fields.Error("version", $"version {version.Number} is there twice. Remove one.");
            }

            if (version.Parent is { } parent && !versions.Exists(known => known.Number == parent))
            {
                throw fields.Error("parent", $"the parent {parent} is not there before version {version.Number}. Name a version above it, or leave 'parent' out.");
            }

            versions.Add(version);
        }

        return versions;
    }

    /// <summary>Adds a version to the end of the file, which is made when it is not there. What stands in it stays as it is, comments included.</summary>
    public static void Append(string file, PromptVersion version) => File.WriteAllText(file, TextWith(File.Exists(file) ? File.ReadAllText(file) : "", version));

    /// <summary>The file's text with a version more at its end.</summary>
    /// <param name="known">The text; empty when there is no file.</param>
    /// <param name="version">The version.</param>
    public static string TextWith(string known, PromptVersion version)
    {
        var lines = new List<string> { $"  - version: {version.Number.ToString(CultureInfo.InvariantCulture)}" };
        if (version.Domain is { } domain)
        {
            lines.Add($"    domain: {Quoted(domain)}");
        }

        if (version.Parent is { } parent)
        {
            lines.Add($"    parent: {parent.ToString(CultureInfo.InvariantCulture)}");
        }

        lines.Add($"    author: {Quoted(version.Author)}");
        lines.Add($"    date: {version.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        lines.Add($"    change: {Quoted(version.Change)}");
        var head = known.Length == 0 ? $"# yaml-language-server: $schema=../{PromptFolder.Schemas}/versions.schema.json\nversions:\n" : known.EndsWith('\n') ? known : known + "\n";
        return head + string.Join('\n', lines) + "\n";
    }

    /// <summary>A YAML text in double quotes.</summary>
    private static string Quoted(string text) => YamlLayout.Inline(YamlLayout.Quoted(text));

    private static PromptVersion ReadVersion(YamlFields fields)
    {
        fields.RequireKnown(VersionKeys);
        return new PromptVersion
        {
            Number = fields.Number("version") ?? throw fields.ErrorHere("the key 'version' is missing. Add it."),
            Domain = fields.Text("domain"),
            Parent = fields.Number("parent"),
            Author = fields.RequiredText("author"),
            Date = fields.Date("date"),
            Change = fields.RequiredText("change"),
            Evaluations = [.. fields.Mappings("evaluations").Select(EvaluationFields.Read)],
            History = [.. fields.Mappings("history").Select(ChangeFields.Read)],
        };
    }
}
