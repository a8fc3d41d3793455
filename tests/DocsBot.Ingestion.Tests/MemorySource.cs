using System.Runtime.CompilerServices;
using System.Text;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion.Tests;

/// <summary>A source whose pages a test changes at will.</summary>
internal sealed class MemorySource(string name = "docs") : IPageSource
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>A part that cannot be listed; null for a complete listing.</summary>
    public string? Unlisted { get; set; }

    public List<string> Opened { get; } = [];

    public string this[string path]
    {
        set => _files[path] = Encoding.UTF8.GetBytes(value);
    }

    public void Add(string path, byte[] content) => _files[path] = content;

    public void Remove(string path) => _files.Remove(path);

    public async IAsyncEnumerable<SourceEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (path, content) in _files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (path.EndsWith(".md", StringComparison.Ordinal))
            {
                yield return new SourceEntry.File(SourceFile.FromBytes(path, content) with { OpenAsync = _ => Open(path, content) });
            }
        }

        if (Unlisted is not null)
        {
            yield return new SourceEntry.Unlisted(Unlisted, "It cannot be listed.");
        }
    }

    public string? ReadInclude(string path) => _files.TryGetValue(path, out var content) ? Encoding.UTF8.GetString(content) : null;

    private ValueTask<Stream> Open(string path, byte[] content)
    {
        lock (Opened)
        {
            Opened.Add(path);
        }

        return ValueTask.FromResult<Stream>(new MemoryStream(content, writable: false));
    }
}
