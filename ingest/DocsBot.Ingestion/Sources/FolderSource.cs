using System.Runtime.CompilerServices;
using DocsBot.Ingestion.Parsing;

namespace DocsBot.Ingestion.Sources;

/// <summary>
/// The pages in a folder and the folders below it. Names that begin with a dot and <c>node_modules</c> are left out. Links to folders are followed, each
/// folder once, so a link that leads back up does no harm.
/// </summary>
public sealed class FolderSource : IPageSource
{
    /// <summary>The file name extensions of the formats that can be parsed.</summary>
    public static IReadOnlyList<string> PageExtensions { get; } = [".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml"];

    private const int MaxIncludeBytes = 1_000_000;

    private readonly string _root;
    private readonly HashSet<string> _extensions;

    /// <summary>Creates a source.</summary>
    /// <param name="name">The source's name, unique within the index.</param>
    /// <param name="path">The folder, absolute or relative to the current one.</param>
    /// <param name="extensions">Extensions of the pages, with their dot; null takes <see cref="PageExtensions"/>.</param>
    public FolderSource(string name, string path, IReadOnlyCollection<string>? extensions = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Name = name;
        _root = Path.GetFullPath(path);
        _extensions = new HashSet<string>(extensions ?? PageExtensions, StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>The folder's full path.</summary>
    public string Folder => _root;

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (File.Exists(_root))
        {
            throw new SourceUnavailableException($"{_root} is a file. Name the folder that holds it.");
        }

        if (!Directory.Exists(_root))
        {
            throw new SourceUnavailableException($"There is no folder {_root}. Check the path.");
        }

        foreach (var entry in new FolderWalk(_root, _extensions).Entries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc />
    public string? ReadInclude(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(Path.Combine(_root, path.TrimStart('/')));
        if (!full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var file = new FileInfo(full);
            return file.Exists && IsInside(file) && file.Length <= MaxIncludeBytes && PageText.TryDecode(File.ReadAllBytes(full), out var text, out _) ? text : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A link may lead out of the source.</summary>
    private bool IsInside(FileInfo file) =>
        file.LinkTarget is null || file.ResolveLinkTarget(returnFinalTarget: true)?.FullName.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) == true;
}
