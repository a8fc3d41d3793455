using System.Text.Json;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>A published snapshot: what never changes of it is read once.</summary>
internal sealed class PublishedSnapshot
{
    private readonly Cached<TermFrequencies> _words;
    private readonly Cached<IReadOnlyList<PageLabels>> _labels;

    private PublishedSnapshot(PointReader points, CollectionMetadata metadata, IndexManifest manifest, Bm25Options bm25)
    {
        Points = points;
        Metadata = metadata;
        Manifest = manifest;
        Bm25 = bm25;
        _words = new Cached<TermFrequencies>(ReadWordsAsync);
        _labels = new Cached<IReadOnlyList<PageLabels>>(ReadLabelsAsync);
    }

    public string Collection => Points.Collection;

    public PointReader Points { get; }

    public CollectionMetadata Metadata { get; }

    public IndexManifest Manifest { get; }

    /// <summary>How the server reads the words of a question.</summary>
    public Bm25Options Bm25 { get; }

    /// <summary>Opens a snapshot; null when its collection is not there.</summary>
    /// <exception cref="IndexUnavailableException">It is not one that this build reads.</exception>
    public static async Task<PublishedSnapshot?> OpenAsync(QdrantClient client, string collection, CancellationToken cancellationToken)
    {
        var version = await client.GetVersionAsync(cancellationToken);
        QdrantFaults.RequireVersion(version, client.Url);
        if (await client.FindCollectionAsync(collection, cancellationToken) is not { } info)
        {
            return null;
        }

        var manifest = SnapshotManifest.Read(info.Config.Metadata, collection, client.Url);
        return new PublishedSnapshot(new PointReader(client, collection), info.Config.Metadata!, manifest, Bm25Options.For(version));
    }

    /// <summary>The words with how common each is.</summary>
    public Task<TermFrequencies> WordsAsync(CancellationToken cancellationToken) => _words.GetAsync(cancellationToken);

    /// <summary>The different labels of pages.</summary>
    public Task<IReadOnlyList<PageLabels>> LabelsAsync(CancellationToken cancellationToken) => _labels.GetAsync(cancellationToken);

    /// <summary>The model that was learnt from it; null when it has none, or not all of it.</summary>
    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => LearntModel.ReadAsync(Points, Metadata, cancellationToken);

    /// <summary>Refuses words that another build read otherwise: a question would miss them without a word.</summary>
    public void RequireWords()
    {
        if (Metadata.Analysis != Terms.Analysis)
        {
            throw new IndexUnavailableException($"The collection {Collection} in Qdrant at {Points.Client.Url} was written by another build, which read words differently. Run the ingestion again.");
        }
    }

    private async Task<TermFrequencies> ReadWordsAsync(CancellationToken cancellationToken)
    {
        var packed = await Parts.ReadAsync(Points, Parts.Words, cancellationToken) ?? throw new InvalidDataException("The list of the words is missing");
        return TermFrequencies.Unpack(packed, Manifest.Chunks);
    }

    private async Task<IReadOnlyList<PageLabels>> ReadLabelsAsync(CancellationToken cancellationToken)
    {
        var json = await Parts.ReadAsync(Points, Parts.Labels, cancellationToken) ?? throw new InvalidDataException("The list of the labels is missing");
        try
        {
            return JsonSerializer.Deserialize(json, LabelsJson.Default.IReadOnlyListPageLabels) ?? [];
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("The list of the labels is damaged", fault);
        }
    }
}
