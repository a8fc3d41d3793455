using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// The hashes of the released versions: <c>prompts/released.lock</c>, a line <c>sha256  name@vN</c> each. A released version never changes, since answers
/// are logged under its name.
/// </summary>
public sealed partial class ReleaseLock
{
    /// <summary>The file's name in the folder of prompts.</summary>
    public const string Name = "released.lock";

    private readonly SortedDictionary<(string Name, int Version), string> _hashes = [];

    private ReleaseLock(string file) => File = file;

    /// <summary>Where it stands.</summary>
    public string File { get; }

    /// <summary>The released versions, by name and number.</summary>
    public IEnumerable<PromptId> Released => _hashes.Select(entry => new PromptId(entry.Key.Name, entry.Key.Version, entry.Value));

    /// <summary>Reads the lock of a folder of prompts; none releases nothing.</summary>
    /// <exception cref="PromptException">A line is wrong.</exception>
    public static ReleaseLock Read(string directory)
    {
        var read = new ReleaseLock(Path.Combine(directory, Name));
        var lines = System.IO.File.Exists(read.File) ? System.IO.File.ReadAllLines(read.File) : [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i].StartsWith('#'))
            {
                continue;
            }

            var match = Line().Match(lines[i]);
            if (!match.Success || !int.TryParse(match.Groups["version"].ValueSpan, out var version))
            {
                throw new PromptException($"{read.File}, line {i + 1}: '{lines[i]}' is no released version. A line is a SHA-256 hash, two blanks and a version, as lab prompts release writes it.");
            }

            if (!read._hashes.TryAdd((match.Groups["name"].Value, version), match.Groups["hash"].Value))
            {
                throw new PromptException($"{read.File}, line {i + 1}: {match.Groups["name"].Value}@v{version} is there twice. Remove one of the lines.");
            }
        }

        return read;
    }

    /// <summary>Whether a version is released.</summary>
    public bool Holds(PromptId id) => _hashes.ContainsKey((id.Name, id.Version));

    /// <summary>What is wrong with the versions that are there: a released one that changed or is gone.</summary>
    public IEnumerable<PromptException> FaultsOf(IReadOnlyCollection<PromptEntry> entries)
    {
        foreach (var released in Released)
        {
            var entry = entries.SingleOrDefault(entry => entry.Id.Name == released.Name && entry.Id.Version == released.Version);
            if (entry is null)
            {
                yield return new PromptException($"{File}: {released} is released, but it is not there any more or does not load. Bring prompts/{released.Name}/v{released.Version}.yaml back.");
            }
            else if (entry.Id.Sha256 != released.Sha256)
            {
                var fragments = entry.Template.Fragments.Count == 0 ? "" : $" or in its fragments ({string.Join(", ", entry.Template.Fragments.Select(fragment => fragment.Name))})";
                yield return new PromptException($"{entry.File}: {released} is released and has changed since, in the file{fragments}. Undo the change, and make it in a new version instead: lab prompts new {released.Name} --from v{released.Version}.");
            }
        }
    }

    /// <summary>Adds a version and writes the file.</summary>
    public void Release(PromptId id)
    {
        var text = TextWith(id);
        _hashes.Add((id.Name, id.Version), id.Sha256);
        var draft = File + ".new";
        System.IO.File.WriteAllText(draft, text);
        System.IO.File.Move(draft, File, overwrite: true);
    }

    /// <summary>The file's text with a version more.</summary>
    internal string TextWith(PromptId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var hashes = new SortedDictionary<(string Name, int Version), string>(_hashes) { { (id.Name, id.Version), id.Sha256 } };
        var lines = hashes.Select(entry => $"{entry.Value}  {entry.Key.Name}@v{entry.Key.Version}\n");
        return "# The released versions and their hashes, written by lab prompts release. None of them ever changes.\n" + string.Concat(lines);
    }

    [GeneratedRegex("^(?<hash>[0-9a-f]{64})  (?<name>[a-z][a-z0-9_]*)@v(?<version>[1-9][0-9]{0,8})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
