using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Understanding;

/// <summary>The labels of the published pages, kept for a few seconds so that a question does not wait for them. A store that cannot be read has none: the search says so better.</summary>
/// <param name="store">The index.</param>
/// <param name="time">The clock.</param>
public sealed class PublishedLabels(IChunkStore store, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private volatile Reading? _last;

    /// <summary>The different combinations, those of the most pages first.</summary>
    public async Task<IReadOnlyList<PageLabels>> GetAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Kept)
        {
            return last.Labels;
        }

        try
        {
            var labels = await store.GetLabelsAsync(cancellationToken);
            _last = new Reading(labels, time.GetTimestamp());
            return labels;
        }
        catch (IndexUnavailableException)
        {
            return [];
        }
    }

    /// <summary>The labels of the page at an address: absolute, or under the root as the index may have it; none when the index does not have the page.</summary>
    /// <param name="url">The address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<PageLabels> OfPageAsync(Uri url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        try
        {
            var page = await store.FindPageAsync(url.GetLeftPart(UriPartial.Path), cancellationToken) ?? await store.FindPageAsync(url.AbsolutePath, cancellationToken);
            return page is { } key && await store.GetPageAsync(key, cancellationToken) is [var chunk, ..] ? chunk.Labels : PageLabels.None;
        }
        catch (IndexUnavailableException)
        {
            return PageLabels.None;
        }
    }

    private sealed record Reading(IReadOnlyList<PageLabels> Labels, long At);
}
