using DocsBot.Core.Documents;

namespace DocsBot.Ingestion;

/// <summary>Counts what becomes of the pages and tells the progress. Written by the one writer; the number of listed pages by the lister.</summary>
internal sealed class IngestTally(IProgress<IngestProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<PageFailure> _failed = [];
    private readonly long _started = time.GetTimestamp();
    private int _listed;
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _removed;
    private int _skipped;
    private int _chunks;
    private bool _incomplete;
    private long _told;

    /// <summary>A page was listed.</summary>
    public void Listed() => Interlocked.Increment(ref _listed);

    /// <summary>A part of a source could not be listed.</summary>
    public void Unlisted(PageFailure part)
    {
        _incomplete = true;
        _failed.Add(part);
    }

    /// <summary>A page was dealt with.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="isNew">Whether the index did not hold it before.</param>
    public void Done(PageResult result, bool isNew)
    {
        switch (result)
        {
            case PageResult.Unchanged:
                _unchanged++;
                break;
            case PageResult.Failed failed:
                _failed.Add(new PageFailure(failed.Key, failed.Reason));
                break;
            default:
                _added += isNew ? 1 : 0;
                _changed += isNew ? 0 : 1;
                _skipped += result is PageResult.Skipped ? 1 : 0;
                _chunks += (result as PageResult.Ingested)?.Chunks.Count ?? 0;
                break;
        }

        if (_told == 0 || time.GetElapsedTime(_told) > Pause)
        {
            Tell(IngestStage.Pages);
        }
    }

    /// <summary>Pages were removed.</summary>
    public void Removed(int pages) => _removed += pages;

    /// <summary>Tells where the ingestion is.</summary>
    public void Tell(IngestStage stage)
    {
        _told = time.GetTimestamp();
        progress?.Report(new IngestProgress(stage, Volatile.Read(ref _listed), _added + _changed + _unchanged + _failed.Count, _chunks, _failed.Count));
    }

    /// <summary>The report of the run.</summary>
    public IngestReport Report(IndexManifest manifest) => new()
    {
        Pages = _listed,
        Added = _added,
        Changed = _changed,
        Unchanged = _unchanged,
        Removed = _removed,
        Skipped = _skipped,
        Failed = [.. _failed.OrderBy(failure => failure.Page.Source, StringComparer.Ordinal).ThenBy(failure => failure.Page.Path, StringComparer.Ordinal)],
        Chunks = _chunks,
        ListingComplete = !_incomplete,
        Elapsed = time.GetElapsedTime(_started),
        Manifest = manifest,
    };
}
