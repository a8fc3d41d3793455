using DocsBot.Core.Documents;

namespace DocsBot.Ingestion;

/// <summary>What an ingestion did.</summary>
public sealed record IngestReport
{
    /// <summary>Pages the sources listed.</summary>
    public required int Pages { get; init; }

    /// <summary>Pages that the index did not hold before.</summary>
    public required int Added { get; init; }

    /// <summary>Pages whose content, address or included files changed.</summary>
    public required int Changed { get; init; }

    /// <summary>Pages that were as before and were not parsed.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Pages that are gone from the sources and now from the index.</summary>
    public required int Removed { get; init; }

    /// <summary>Pages that ask not to be indexed (drafts, <c>noindex</c>, redirects). Each is also counted as added or changed.</summary>
    public required int Skipped { get; init; }

    /// <summary>Pages that failed, each with the reason. Their old chunks are still in the index.</summary>
    public required IReadOnlyList<PageFailure> Failed { get; init; }

    /// <summary>Chunks written in this run.</summary>
    public required int Chunks { get; init; }

    /// <summary>False when a part of a source could not be listed; then no page of that source was removed.</summary>
    public required bool ListingComplete { get; init; }

    /// <summary>From the first listing to the published snapshot.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The snapshot that now answers.</summary>
    public required IndexManifest Manifest { get; init; }

    /// <summary>Whether every page that was listed is in the index.</summary>
    public bool Succeeded => Failed.Count == 0 && ListingComplete;
}
