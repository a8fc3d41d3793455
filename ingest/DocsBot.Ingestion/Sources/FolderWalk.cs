namespace DocsBot.Ingestion.Sources;

/// <summary>One walk over a folder: real folders in the order of their names, then the folders that links lead to, each once.</summary>
internal sealed class FolderWalk(string root, HashSet<string> extensions)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Queue<(string Path, DirectoryInfo Target)> _links = new();

    /// <summary>The pages, and the folders that could not be listed.</summary>
    public IEnumerable<SourceEntry> Entries()
    {
        var start = new DirectoryInfo(root);
        foreach (var entry in Walk("", start.ResolveLinkTarget(returnFinalTarget: true) as DirectoryInfo ?? start))
        {
            yield return entry;
        }

        // Last, so that a page has the path of its real folder when there is also a link to it.
        while (_links.TryDequeue(out var link))
        {
            foreach (var entry in Walk(link.Path, link.Target))
            {
                yield return entry;
            }
        }
    }

    private IEnumerable<SourceEntry> Walk(string path, DirectoryInfo folder)
    {
        var pending = new Stack<(string Path, DirectoryInfo Folder)>();
        pending.Push((path, folder));
        while (pending.TryPop(out var next))
        {
            if (!_visited.Add(next.Folder.FullName))
            {
                continue;
            }

            var (children, fault) = List(next.Folder);
            if (fault is not null)
            {
                yield return new SourceEntry.Unlisted(next.Path, fault);
                continue;
            }

            var below = new List<(string, DirectoryInfo)>();
            foreach (var child in children)
            {
                var childPath = next.Path.Length == 0 ? child.Name : $"{next.Path}/{child.Name}";
                if (child is FileInfo file)
                {
                    if (extensions.Contains(file.Extension))
                    {
                        yield return new SourceEntry.File(PageAt(childPath, file));
                    }
                }
                else if (child is DirectoryInfo directory)
                {
                    if (directory.LinkTarget is null)
                    {
                        below.Add((childPath, directory));
                    }
                    else if (directory.ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo target)
                    {
                        _links.Enqueue((childPath, target));
                    }
                }
            }

            below.Reverse();
            below.ForEach(pending.Push);
        }
    }

    private static (List<FileSystemInfo> Children, string? Fault) List(DirectoryInfo folder)
    {
        try
        {
            var children = folder.EnumerateFileSystemInfos("*", Everything).Where(child => !IsLeftOut(child.Name)).ToList();
            children.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return (children, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ([], $"The folder {folder.FullName} cannot be listed: {fault.Message} Give this user the right to read it.");
        }
    }

    private static bool IsLeftOut(string name) => name.StartsWith('.') || name == "node_modules";

    private static SourceFile PageAt(string path, FileInfo file)
    {
        // A broken link exists in the listing but has no size; reading it says what is wrong.
        var exists = file.Exists && file.LinkTarget is null;
        return new SourceFile
        {
            Path = path,
            Size = exists ? file.Length : null,
            LastModified = exists ? new DateTimeOffset(file.LastWriteTimeUtc) : null,
            OpenAsync = _ => ValueTask.FromResult<Stream>(new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)),
        };
    }
}
