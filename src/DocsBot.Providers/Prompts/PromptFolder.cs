using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts.Routing;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// A folder of prompts: <c>prompts/&lt;name&gt;/v&lt;N&gt;.yaml</c>, in Semantic Kernel's prompt YAML with Handlebars templates, beside them
/// <c>versions.yaml</c>; shared text in <c>fragments/*.hbs</c>; examples in <c>examples/*.yaml</c>; which version answers which question in
/// <c>routing.yaml</c>; the hashes of what was released in <c>released.lock</c>. Versions may have gaps; files of other
/// kinds, and folders whose name begins with a dot or an underscore, are not read.
/// </summary>
public sealed partial class PromptFolder
{
    /// <summary>The folder of fragments.</summary>
    public const string Fragments = "fragments";

    /// <summary>The folder of examples.</summary>
    public const string Examples = "examples";

    /// <summary>The folder of JSON schemas, by which editors complete and check the files.</summary>
    public const string Schemas = "schemas";

    /// <summary>Folders that hold no prompt.</summary>
    private static readonly string[] Others = [Fragments, Examples, Schemas];

    private readonly List<PromptEntry> _entries = [];
    private readonly List<PromptException> _faults = [];

    private PromptFolder(string directory, ReleaseLock released)
    {
        Directory = directory;
        Lock = released;
    }

    /// <summary>Where it is.</summary>
    public string Directory { get; }

    /// <summary>Where its routing stands, or would.</summary>
    public string RoutingPath => Path.Combine(Directory, RoutingFile.Name);

    /// <summary>What was released.</summary>
    public ReleaseLock Lock { get; }

    /// <summary>Which of them answers which question; what holds without a <c>routing.yaml</c> while there is none, or a wrong one.</summary>
    public PromptRouting Routing { get; private set; } = PromptRouting.None;

    /// <summary>Every version that loads, by name and number.</summary>
    public IReadOnlyList<PromptEntry> Entries => _entries;

    /// <summary>What is wrong, each naming file, line and key; empty when all is well.</summary>
    public IReadOnlyList<PromptException> Faults => _faults;

    /// <summary>Loads and checks every version of every prompt.</summary>
    /// <param name="directory">The folder that holds a folder for each prompt.</param>
    /// <exception cref="PromptException">The folder cannot be read, holds no prompt, or a file in it is wrong; the message says which, where and what to do.</exception>
    public static PromptSet Load(string directory)
    {
        var folder = Read(directory);
        return folder.Faults.Count == 0 ? folder.ToSet() : throw folder.Faults[0];
    }

    /// <summary>Reads the folder and goes on at faults, so that all of them can be told.</summary>
    /// <param name="directory">The folder that holds a folder for each prompt.</param>
    /// <exception cref="PromptException">The folder cannot be read, holds no prompt, or its lock is wrong.</exception>
    public static PromptFolder Read(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!System.IO.Directory.Exists(directory))
        {
            throw new PromptException($"The prompt folder {directory} does not exist. Give the folder that holds answer/v1.yaml.");
        }

        try
        {
            var folder = new PromptFolder(directory, ReleaseLock.Read(directory));
            folder.ReadAll();
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PromptException($"The prompt folder {directory} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What loads of it, to be put in force.</summary>
    /// <exception cref="PromptException">Two files have the same name and version.</exception>
    public PromptSet ToSet() => new(new PromptLibrary(_entries.Select(entry => entry.Template))) { Routing = Routing };

    /// <summary>The versions of a prompt.</summary>
    public IEnumerable<PromptEntry> Versions(string name) => _entries.Where(entry => entry.Id.Name == name);

    /// <summary>A version, by <c>name@vN</c>, or the highest one of a name alone.</summary>
    /// <exception cref="PromptException">There is none.</exception>
    public PromptEntry Find(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return _entries.SingleOrDefault(entry => entry.Id.ToString() == reference) ?? Versions(reference).LastOrDefault()
            ?? throw new PromptException($"There is no prompt {reference} in {Directory}. There are: {string.Join(", ", _entries.Select(entry => entry.Id))}.");
    }

    /// <summary>Writes a new version into the folder, with its line in <c>versions.yaml</c>, and reads it.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="yaml">The file.</param>
    /// <param name="version">What is known of it; its number must be free.</param>
    /// <exception cref="PromptException">It is wrong; nothing was written.</exception>
    public PromptEntry Add(string name, string yaml, PromptVersion version)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(version);
        if (!NameOfPrompt().IsMatch(name))
        {
            throw new PromptException($"'{name}' is no name of a prompt. Use lower-case letters, digits and underscores.");
        }

        if (Others.Contains(name, StringComparer.Ordinal))
        {
            throw new PromptException($"'{name}' is no name of a prompt, because the folder {name} holds something else. Give it another name.");
        }

        var folder = Path.Combine(Directory, name);
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"v{version.Number}.yaml"));
        if (File.Exists(file))
        {
            throw new PromptException($"{file} is there already. A version is never written over.");
        }

        var entry = PromptFile.Parse(file, Encoding.UTF8.GetBytes(yaml), name, version.Number, SharedFiles.Read(Directory, []));
        RequireNamedPrompts(entry);
        System.IO.Directory.CreateDirectory(folder);
        File.WriteAllText(file, yaml);
        VersionsFile.Append(Path.Combine(folder, VersionsFile.Name), version);
        entry.Version = version;
        _entries.Add(entry);
        return entry;
    }

    private void ReadAll()
    {
        var shared = SharedFiles.Read(Directory, _faults);
        foreach (var folder in System.IO.Directory.GetDirectories(Directory).Where(IsOfPrompt).Order(StringComparer.Ordinal))
        {
            Try(() => ReadPrompt(folder, shared));
        }

        foreach (var entry in _entries)
        {
            Try(() => RequireNamedPrompts(entry));
        }

        if (_entries.Count == 0 && _faults.Count == 0)
        {
            throw new PromptException($"The prompt folder {Directory} holds no prompt. Add one as {Path.Combine(Directory, "answer", "v1.yaml")}.");
        }

        Try(ReadRouting);
        _faults.AddRange(Lock.FaultsOf(_entries));
    }

    private void ReadPrompt(string folder, SharedFiles shared)
    {
        var name = Path.GetFileName(folder);
        if (!NameOfPrompt().IsMatch(name))
        {
            throw new PromptException($"The prompt folder {folder} is not named as a prompt can be. Use lower-case letters, digits and underscores, as Semantic Kernel does for functions.");
        }

        var files = System.IO.Directory.GetFiles(folder).Where(IsVersion).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw new PromptException($"The prompt folder {folder} holds no version. Add {Path.Combine(folder, "v1.yaml")}, or remove the folder.");
        }

        var read = new List<PromptEntry>();
        foreach (var file in files)
        {
            Try(() => read.Add(PromptFile.Load(file, name, VersionOf(file), shared)));
        }

        _entries.AddRange(read.OrderBy(entry => entry.Id.Version));
        Try(() => Describe(Path.Combine(folder, VersionsFile.Name), read));
    }

    /// <summary>The prompts that a version calls besides itself are there.</summary>
    private void RequireNamedPrompts(PromptEntry entry)
    {
        foreach (var (key, name) in entry.Template.Techniques.NamedPrompts)
        {
            if (name == entry.Id.Name)
            {
                throw entry.Error(key, $"'{key}' names the prompt {name} itself. Name another one.");
            }

            if (!Versions(name).Any())
            {
                throw entry.Error(key, $"'{key}' needs the prompt {name}, which is not there or does not load. Add {name}/v1.yaml.");
            }
        }
    }

    private static void Describe(string file, List<PromptEntry> entries)
    {
        if (!File.Exists(file))
        {
            return;
        }

        var versions = VersionsFile.Read(file);
        foreach (var entry in entries)
        {
            entry.Version = versions.FirstOrDefault(version => version.Number == entry.Id.Version);
        }
    }

    private void ReadRouting()
    {
        if (File.Exists(RoutingPath))
        {
            Routing = RoutingFile.Read(RoutingPath, new ReferenceFields(IsThere, Answers));
        }
    }

    /// <summary>Whether a version is there, be it a wrong one: that is told of its own file.</summary>
    private bool IsThere(PromptReference reference) => reference.Version is { } version
        ? NameOfPrompt().IsMatch(reference.Name) && File.Exists(Path.Combine(Directory, reference.Name, string.Create(CultureInfo.InvariantCulture, $"v{version}.yaml")))
        : Versions(reference.Name).Any();

    /// <summary>Whether a version can answer; of one that is wrong nothing is said twice.</summary>
    private bool Answers(PromptReference reference) =>
        _entries.Find(entry => entry.Id.Name == reference.Name && entry.Id.Version == reference.Version) is not { } entry || TemplateTrial.IsAnswer(entry.Template);

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (PromptException fault)
        {
            _faults.Add(fault);
        }
    }

    private static bool IsOfPrompt(string folder) =>
        Path.GetFileName(folder) is var name && !name.StartsWith('.') && !name.StartsWith('_') && !Others.Contains(name, StringComparer.Ordinal);

    private static bool IsVersion(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" && Path.GetFileName(file) != VersionsFile.Name;

    private static int VersionOf(string file)
    {
        var match = VersionName().Match(Path.GetFileName(file));
        return match.Success && int.TryParse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new PromptException($"{file} is not named as a version of a prompt. Name it v1.yaml, v2.yaml and so on.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameOfPrompt();

    [GeneratedRegex("^v(?<version>[1-9][0-9]*)\\.yaml$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionName();
}
