using System.Text.Json;
using DocsBot.Core.Documents;
using DocsBot.Core.Text;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>
/// Writes the words of a draft that is about to be published. BM25 needs the mean length, which is known when everything is stored: so all passages are read
/// once to count, and those that have no words yet once more to write them; all of them when the mean moved.
/// </summary>
internal sealed class DraftWords
{
    /// <summary>How far the mean length may move, as a share, before the words of all passages are written anew.</summary>
    private const double MeanTolerance = 0.1;

    /// <summary>In the place of the analysis' number while the words of all passages are written anew.</summary>
    private const int BeingRewritten = 0;

    /// <summary>Words of a page that are looked at: what follows adds nothing new to so long a page.</summary>
    private const int LongestPage = 100_000;

    private const double K1 = 1.2;

    /// <summary>A page is longer than a passage, so it takes more of a word until saying it again stops to count.</summary>
    private const double PageK1 = 6;

    private const double B = 0.75;

    private readonly PointReader _points;
    private readonly QdrantOptions _options;
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private long _chunks;
    private long _chunkWords;
    private long _pageWords;

    private DraftWords(PointReader points, QdrantOptions options)
    {
        _points = points;
        _options = options;
    }

    /// <summary>Writes the words, their frequencies and the labels.</summary>
    /// <returns>The metadata that is to be known from now on.</returns>
    public static Task<CollectionMetadata> WriteAsync(PointReader points, CollectionMetadata metadata, QdrantOptions options, CancellationToken cancellationToken) =>
        new DraftWords(points, options).WriteAsync(metadata, cancellationToken);

    private async Task<CollectionMetadata> WriteAsync(CollectionMetadata metadata, CancellationToken cancellationToken)
    {
        var pages = await _points.ReadPagesAsync(lacking: null, cancellationToken);
        await CountAsync(pages, cancellationToken);
        var means = new CollectionMetadata
        {
            Analysis = Terms.Analysis,
            ChunkWords = Math.Max(1, (double)_chunkWords / Math.Max(1, _chunks)),
            PageWords = Math.Max(1, (double)_pageWords / Math.Max(1, pages.Count)),
        };
        if (metadata.Analysis is null)
        {
            // The first words: noted before they come, so that who goes on writes only what is missing.
            metadata = await NoteAsync(metadata, means, cancellationToken);
            await WriteVectorsAsync(metadata, VectorNames.PageWords, cancellationToken);
        }
        else if (metadata.Analysis == Terms.Analysis && !Moved(metadata.ChunkWords, means.ChunkWords) && !Moved(metadata.PageWords, means.PageWords))
        {
            await WriteVectorsAsync(metadata, VectorNames.PageWords, cancellationToken);
        }
        else
        {
            // Words are written over the old ones: a server whose vectors are deleted counts them on when it weighs a word by its rarity, until it optimizes
            // (Qdrant, lib/segment/src/segment/entry.rs, delete_vector). Stopped anywhere, the next run begins here again.
            await _points.Client.UpdateMetadataAsync(_points.Collection, new CollectionMetadata { Analysis = BeingRewritten }, cancellationToken);
            await WriteVectorsAsync(means, lacking: null, cancellationToken);
            metadata = await NoteAsync(metadata, means, cancellationToken);
        }

        await Parts.WriteAsync(_points, Parts.Words, TermFrequencies.Pack(_frequencies), _options, cancellationToken);
        await Parts.WriteAsync(_points, Parts.Labels, JsonSerializer.SerializeToUtf8Bytes(LabelsOf(pages), LabelsJson.Default.IReadOnlyListPageLabels), _options, cancellationToken);
        return metadata;
    }

    private async Task<CollectionMetadata> NoteAsync(CollectionMetadata metadata, CollectionMetadata means, CancellationToken cancellationToken)
    {
        await _points.Client.UpdateMetadataAsync(_points.Collection, means, cancellationToken);
        return metadata with { Analysis = means.Analysis, ChunkWords = means.ChunkWords, PageWords = means.PageWords };
    }

    private static bool Moved(double? before, double? now) => before is not { } mean || Math.Abs(mean - now!.Value) > MeanTolerance * mean;

    private static IReadOnlyList<PageLabels> LabelsOf(IReadOnlyList<IndexedPage> pages) =>
        [.. pages.CountBy(page => page.Labels).OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Product, StringComparer.Ordinal).ThenBy(pair => pair.Key.Version, StringComparer.Ordinal).ThenBy(pair => pair.Key.Language, StringComparer.Ordinal)
            .Select(pair => pair.Key)];

    private async Task CountAsync(IReadOnlyList<IndexedPage> pages, CancellationToken cancellationToken)
    {
        await foreach (var (_, chunks) in _points.ReadChunksAsync(pages, cancellationToken))
        {
            ChunkTerms[] terms = [.. chunks.Select(ChunkTerms.Of)];
            foreach (var chunk in terms)
            {
                _chunks++;
                _chunkWords += WordText.OfChunk(chunk).Words;
                foreach (var term in chunk.Distinct())
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, term, out _)++;
                }
            }

            _pageWords += WordText.OfPage(terms, LongestPage).Words;
        }
    }

    private async Task WriteVectorsAsync(CollectionMetadata means, string? lacking, CancellationToken cancellationToken)
    {
        var reading = Bm25Options.For(await _points.Client.GetVersionAsync(cancellationToken)) with { B = B };
        var chunkOptions = reading with { K = K1, AvgLen = means.ChunkWords };
        var pageOptions = reading with { K = PageK1, AvgLen = means.PageWords };
        var batch = new PointBatch<PointVectors>(_options, QdrantClient.SizeOf, (points, token) => _points.Client.UpdateVectorsAsync(_points.Collection, points, token));
        await foreach (var (page, chunks) in _points.ReadChunksAsync(await _points.ReadPagesAsync(lacking, cancellationToken), cancellationToken))
        {
            ChunkTerms[] terms = [.. chunks.Select(ChunkTerms.Of)];
            foreach (var (chunk, words) in chunks.Zip(terms))
            {
                await AddAsync(chunk.Id.Value, VectorNames.Words, WordText.OfChunk(words), chunkOptions);
            }

            // The page last: one that has its words has those of its passages.
            await AddAsync(page.Id, VectorNames.PageWords, WordText.OfPage(terms, LongestPage), pageOptions);
        }

        await batch.FlushAsync(cancellationToken);

        async Task AddAsync(Guid id, string vector, WordText text, Bm25Options options)
        {
            if (text.Words > 0)
            {
                var document = new PointVector.Document(text.ToString(), options);
                await batch.AddAsync(new PointVectors(id, new Dictionary<string, PointVector>(StringComparer.Ordinal) { [vector] = document }), cancellationToken);
            }
        }
    }
}
