using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>The examples that prompts show their model: <c>prompts/examples/&lt;name&gt;.yaml</c>.</summary>
internal sealed partial class ExampleFiles
{
    private static readonly string[] Keys = ["examples"];
    private static readonly string[] ExampleKeys = ["id", "tags", "question", "context", "answer"];

    private readonly Dictionary<string, ExampleFile> _byName = new(StringComparer.Ordinal);

    /// <summary>No examples.</summary>
    public static ExampleFiles None => new();

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the folder; none is no examples.</summary>
    /// <param name="folder">The folder of examples.</param>
    /// <param name="faults">Gets what is wrong with a file, which is then left out.</param>
    public static ExampleFiles Read(string folder, ICollection<PromptException> faults)
    {
        var files = new ExampleFiles();
        var known = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        foreach (var file in known.Where(IsYaml).Order(StringComparer.Ordinal))
        {
            try
            {
                files.Add(file, File.ReadAllBytes(file));
            }
            catch (PromptException fault)
            {
                faults.Add(fault);
            }
        }

        return files;
    }

    /// <summary>The file of a name, or null.</summary>
    public ExampleFile? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The same files, one of them with fewer examples; its hash says which are left.</summary>
    /// <param name="name">A file that is there.</param>
    /// <param name="isLeftOut">Which examples of it are left out.</param>
    public ExampleFiles Without(string name, Func<PromptExample, bool> isLeftOut)
    {
        var files = new ExampleFiles();
        foreach (var (known, file) in _byName)
        {
            files._byName[known] = known == name ? Without(file, isLeftOut) : file;
        }

        return files;
    }

    private static ExampleFile Without(ExampleFile file, Func<PromptExample, bool> isLeftOut)
    {
        var kept = file.Examples.Where(example => !isLeftOut(example)).ToList();
        var named = $"{file.Fragment.Sha256}\n{string.Concat(kept.Select(example => example.Id + "\n"))}";
        return new ExampleFile(kept, file.Fragment with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named))) }, named);
    }

    /// <summary>Adds a file of examples.</summary>
    /// <param name="file">The file, whose name is that of the examples.</param>
    /// <param name="bytes">What stands in it.</param>
    /// <exception cref="PromptException">It is no file of examples.</exception>
    public void Add(string file, byte[] bytes)
    {
        if (!FileName().IsMatch(Path.GetFileName(file)))
        {
            throw new PromptException($"{file} is not named as a file of examples can be. Use lower-case letters, digits and underscores, for example how_to.yaml.");
        }

        var name = Path.GetFileNameWithoutExtension(file);
        _byName.Add(name, new ExampleFile(ReadExamples(file, bytes), new PromptFragment($"{PromptFolder.Examples}/{name}", Convert.ToHexStringLower(SHA256.HashData(bytes))), Encoding.UTF8.GetString(bytes)));
    }

    private static List<PromptExample> ReadExamples(string file, byte[] bytes)
    {
        var root = new YamlFields(file, YamlFile.Parse(file, bytes, Keys));
        root.RequireKnown(Keys);
        var examples = new List<PromptExample>();
        foreach (var fields in root.Mappings("examples"))
        {
            fields.RequireKnown(ExampleKeys);
            var id = fields.RequiredText("id");
            if (examples.Exists(known => known.Id == id))
            {
                throw fields.Error("id", $"the example '{id}' is there twice. Give one of them another id.");
            }

            examples.Add(new PromptExample(id, fields.Texts("tags"), Value(fields.RequiredText("question")), Value(fields.Text("context") ?? ""), Value(fields.RequiredText("answer"))));
        }

        return examples.Count > 0 ? examples : throw root.ErrorAt(1, "there is no example. Add one under 'examples', with id, tags, question, context and answer.");
    }

    /// <summary>A block of YAML ends with a line feed that is not part of what its author means.</summary>
    private static string Value(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    [GeneratedRegex("^[a-z][a-z0-9_]*\\.yaml$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
