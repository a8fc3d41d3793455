using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion;

/// <summary>One listing of a source, and what it turned out to name.</summary>
internal sealed class SourceListing(IPageSource source, IngestTally tally)
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly List<PageFailure> _unlisted = [];

    /// <summary>Whether the source named every page it has. Meaningful once <see cref="PagesAsync"/> has ended.</summary>
    public bool IsComplete => _unlisted.Count == 0;

    /// <summary>The paths named.</summary>
    public IReadOnlySet<string> Paths => _paths;

    /// <summary>The parts that could not be listed.</summary>
    public IReadOnlyList<PageFailure> Unlisted => _unlisted;

    /// <summary>The pages, each path once.</summary>
    public async IAsyncEnumerable<SourceFile> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in source.ListAsync(cancellationToken))
        {
            switch (entry)
            {
                case SourceEntry.File file when _paths.Add(file.Page.Path):
                    tally.Listed();
                    yield return file.Page;
                    break;
                case SourceEntry.Unlisted unlisted:
                    _unlisted.Add(new PageFailure(new PageKey(source.Name, unlisted.Path), unlisted.Reason));
                    break;
            }
        }
    }
}
