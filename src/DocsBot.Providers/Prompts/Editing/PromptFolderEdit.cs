using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts.Routing;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>
/// A change of several files of a prompt folder, which comes about as a whole or not at all: it is made in memory, tried in a copy of the folder, and written at
/// the end. A running service reads the folder by itself, and each state in between is one that loads: <c>routing.yaml</c> is written last.
/// </summary>
public sealed class PromptFolderEdit
{
    private readonly PromptFolder _folder;
    private readonly Dictionary<string, (PromptText Read, string Text)> _files = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Begins a change.</summary>
    /// <param name="folder">The folder as it was read.</param>
    public PromptFolderEdit(PromptFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder;
    }

    /// <summary>The files that change, in the order in which they are written.</summary>
    public IReadOnlyList<FileChange> Changes =>
        [.. _order.OrderBy(file => Path.GetFileName(file) == RoutingFile.Name).Select(file => new FileChange(file, _files[file].Read.Text, _files[file].Text))];

    /// <summary>Lets a version answer all questions of a domain; an experiment there ends.</summary>
    /// <exception cref="PromptException">The routing cannot be edited.</exception>
    public void SetPrompt(PromptDomain domain, PromptReference prompt) => Edit(_folder.RoutingPath, (file, text) => RoutingEdit.SetPrompt(file, text, domain, prompt));

    /// <summary>Lets an experiment answer the questions of a domain.</summary>
    /// <exception cref="PromptException">The routing cannot be edited.</exception>
    public void SetExperiment(PromptDomain domain, PromptExperiment experiment) => Edit(_folder.RoutingPath, (file, text) => RoutingEdit.SetExperiment(file, text, domain, experiment));

    /// <summary>Releases a version.</summary>
    public void Release(PromptId id) => Edit(_folder.Lock.File, (_, _) => _folder.Lock.TextWith(id));

    /// <summary>Keeps how a version did.</summary>
    /// <exception cref="PromptException">The lineage cannot be edited.</exception>
    public void Record(PromptReference prompt, PromptEvaluation evaluation) => Edit(Versions(prompt), (file, text) => VersionsEdit.Add(file, text, NumberOf(prompt), evaluation));

    /// <summary>Keeps that a version was promoted or taken back. One that is not described yet gets a line that says no more than that it is there.</summary>
    /// <exception cref="PromptException">The lineage cannot be edited.</exception>
    public void Record(PromptReference prompt, PromptChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var isDescribed = _folder.Versions(prompt.Name).FirstOrDefault(entry => entry.Id.Version == prompt.Version) is not { Version: null };
        var undescribed = new PromptVersion { Number = NumberOf(prompt), Author = change.By, Date = DateOnly.FromDateTime(change.At.UtcDateTime), Change = "Not described yet." };
        Edit(Versions(prompt), (file, text) => VersionsEdit.Add(file, isDescribed ? text : VersionsFile.TextWith(text, undescribed), NumberOf(prompt), change));
    }

    /// <summary>Reads a copy of the folder with the changes.</summary>
    /// <returns>The folder as it will be; its faults, if any, name the files of the copy.</returns>
    /// <exception cref="PromptException">The folder cannot be read.</exception>
    public PromptFolder Try()
    {
        var copy = Directory.CreateTempSubdirectory("docsbot-edit-").FullName;
        try
        {
            foreach (var file in FilesOf(_folder.Directory))
            {
                CopyTo(copy, file, target => File.Copy(file, target));
            }

            foreach (var (file, (read, text)) in _files)
            {
                CopyTo(copy, file, target => File.WriteAllBytes(target, read.BytesOf(text)));
            }

            return PromptFolder.Read(copy);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>Writes the files, or none of them.</summary>
    /// <exception cref="PromptException">A file was changed by somebody else since it was read; nothing was written.</exception>
    /// <exception cref="IOException">A file cannot be written; those that were are as before.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Commit() => FileSwap.Write([.. Changes.Select(change => (_files[change.File].Read, _files[change.File].Text))]);

    private string Versions(PromptReference prompt) => Path.Combine(_folder.Directory, prompt.Name, VersionsFile.Name);

    private void Edit(string file, Func<string, string, string> edit)
    {
        var (read, text) = _files.TryGetValue(file, out var known) ? known : (PromptText.Read(file), null);
        var edited = edit(file, text ?? read.Text);
        if (text is null)
        {
            _order.Add(file);
        }

        _files[file] = (read, edited);
    }

    private void CopyTo(string copy, string file, Action<string> write)
    {
        var target = Path.Combine(copy, Path.GetRelativePath(_folder.Directory, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Delete(target);
        write(target);
    }

    /// <summary>What the folder's reader looks at, in the folder and one level under it.</summary>
    private static IEnumerable<string> FilesOf(string directory) =>
        Directory.GetFiles(directory).Concat(Directory.GetDirectories(directory).Where(folder => Path.GetFileName(folder)[0] is not ('.' or '_')).SelectMany(Directory.GetFiles));

    private static int NumberOf(PromptReference prompt) => prompt.Version ?? throw new ArgumentException($"{prompt} names no version.", nameof(prompt));
}
