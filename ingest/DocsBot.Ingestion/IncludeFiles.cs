using System.Collections.Concurrent;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion;

/// <summary>The files of a source that pages include, each hashed once in a run.</summary>
internal sealed class IncludeFiles(IPageSource source)
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>The hash of a file, or the mark of a missing one.</summary>
    public string HashOf(string path) => _hashes.GetOrAdd(path, static (name, files) => PageFingerprint.OfInclude(files.ReadInclude(name)), source);

    /// <summary>A view for one page, which notes what the page asked for.</summary>
    public PageIncludes ForPage() => new(this);

    /// <summary>What one page includes.</summary>
    internal sealed class PageIncludes(IncludeFiles files)
    {
        private readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);

        /// <summary>Every path that was asked for, with the hash of what was there.</summary>
        public IReadOnlyDictionary<string, string> Asked => _asked;

        /// <summary>The text of a file; null when there is none.</summary>
        public string? Read(string path)
        {
            var text = files.Source.ReadInclude(path);
            _asked[path] = files._hashes.GetOrAdd(path, static (_, content) => PageFingerprint.OfInclude(content), text);
            return text;
        }
    }

    private IPageSource Source => source;
}
