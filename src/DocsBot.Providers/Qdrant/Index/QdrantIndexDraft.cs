using System.Globalization;
using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>
/// The draft as a collection of its own: a copy of the published snapshot's, or what an interrupted ingestion left. The copy is made at the first write only,
/// so that an ingestion that finds nothing changed reads the published snapshot and touches nothing.
/// </summary>
internal sealed partial class QdrantIndexDraft : IIndexDraft
{
    private readonly DraftSurroundings _around;
    private readonly IndexRecipe _recipe;
    private readonly DraftLease _held;
    private PublishedSnapshot? _start;
    private DraftCollection? _draft;

    private QdrantIndexDraft(DraftSurroundings around, IndexRecipe recipe, DraftLease held)
    {
        _around = around;
        _recipe = recipe;
        _held = held;
    }

    private PointReader? Readable => _draft?.Points ?? _start?.Points;

    private QdrantClient Client => _around.Client;

    /// <summary>Opens the draft.</summary>
    /// <exception cref="IndexUnavailableException">Another ingestion holds it, or the server cannot be used.</exception>
    public static Task<QdrantIndexDraft> OpenAsync(DraftSurroundings around, IndexRecipe recipe, CancellationToken cancellationToken) => GuardAsync(around, async () =>
    {
        QdrantFaults.RequireVersion(await around.Client.GetVersionAsync(cancellationToken), around.Client.Url);
        var held = await DraftLease.TakeAsync(around.Client, around.Names, around.Options.Lease, around.Time, around.Logger, cancellationToken);
        try
        {
            var opened = new QdrantIndexDraft(around, recipe, held);
            opened._start = await opened.FindStartAsync(cancellationToken);
            opened._draft = await DraftCollection.ResumeAsync(around.Client, around.Names, around.Options, recipe, opened._start, around.Logger, cancellationToken);
            return opened;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    });

    public Task<IReadOnlyDictionary<string, string>> GetPageHashesAsync(string source, CancellationToken cancellationToken) => GuardAsync(_around, async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await FlushAsync(cancellationToken);
        return Readable is { } points ? await points.ReadPageHashesAsync(source, cancellationToken) : new Dictionary<string, string>(StringComparer.Ordinal);
    });

    public Task ReplacePageAsync(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contentHash);
        ArgumentNullException.ThrowIfNull(chunks);
        PageChunks.Check(page, chunks);
        return GuardAsync(_around, async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draft = await WritableAsync(cancellationToken);
            await draft.Pages.ReplaceAsync(page, contentHash, chunks, draft.Era, cancellationToken);
            return true;
        });
    }

    public Task RemovePagesAsync(IReadOnlyCollection<PageKey> pages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return GuardAsync(_around, async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            await FlushAsync(cancellationToken);
            foreach (var some in pages.Chunk(_around.Options.BatchPoints))
            {
                if (Readable is { } points && (await Client.GetPointsAsync(points.Collection, [.. some.Select(PointIds.OfPage)], withPayload: false, cancellationToken)).Count > 0)
                {
                    await (await WritableAsync(cancellationToken)).Pages.RemoveAsync(some, cancellationToken);
                }
            }

            return true;
        });
    }

    public async IAsyncEnumerable<Chunk> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await GuardAsync(_around, () => FlushAsync(cancellationToken));
        if (Readable is not { } points)
        {
            yield break;
        }

        var pages = await GuardAsync(_around, () => points.ReadPagesAsync(lacking: null, cancellationToken));
        await foreach (var (_, chunks) in GuardedAsync(points.ReadChunksAsync(pages, cancellationToken)))
        {
            foreach (var chunk in chunks)
            {
                yield return chunk;
            }
        }
    }

    public async IAsyncEnumerable<Chunk> ReadChunksWithoutEmbeddingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await GuardAsync(_around, () => FlushAsync(cancellationToken));
        if (_recipe.EmbeddingModel is null || Readable is not { } points)
        {
            yield break;
        }

        await foreach (var chunk in GuardedAsync(points.ReadChunksLackingAsync(VectorNames.Dense, cancellationToken)))
        {
            yield return chunk;
        }
    }

    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => GuardAsync(_around, async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await FlushAsync(cancellationToken);
        return Readable is { } points ? await LearntModel.ReadAsync(points, _draft?.Metadata ?? _start!.Metadata, cancellationToken) : null;
    });

    public Task WriteModelAsync(ReadOnlyMemory<byte> model, CancellationToken cancellationToken) => GuardAsync(_around, async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var draft = await WritableAsync(cancellationToken);
        await draft.Pages.FlushAsync(cancellationToken);
        draft.Metadata = await LearntModel.WriteAsync(draft.Points, draft.Metadata, model, _around.Options, cancellationToken);
        return true;
    });

    public Task SetEmbeddingsAsync(IReadOnlyList<KeyValuePair<ChunkId, ReadOnlyMemory<float>>> embeddings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        foreach (var (id, vector) in embeddings)
        {
            if (vector.Length != _recipe.EmbeddingDimensions)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The embedding of chunk {id} has {vector.Length} components; the recipe says {_recipe.EmbeddingDimensions}."),
                    nameof(embeddings));
            }
        }

        return GuardAsync(_around, async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (embeddings.Count > 0)
            {
                await WriteEmbeddingsAsync(await WritableAsync(cancellationToken), embeddings, cancellationToken);
            }

            return true;
        });
    }

    public Task<IndexManifest> PublishAsync(CancellationToken cancellationToken) => GuardAsync(_around, async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_draft is null && _start is { } && _start.Metadata.Analysis == Terms.Analysis)
        {
            return _start.Manifest;
        }

        var draft = await WritableAsync(cancellationToken);
        await draft.Pages.FlushAsync(cancellationToken);
        draft.Metadata = await DraftWords.WriteAsync(draft.Points, draft.Metadata, _around.Options, cancellationToken);
        await _held.RequireHeldAsync(cancellationToken);
        var manifest = await new DraftPublication(_around).PublishAsync(draft, cancellationToken);
        _draft = null;
        _start = await _around.Current.ReadAsync(cancellationToken);
        return manifest;
    });

    /// <summary>Keeps what was written, so that the next ingestion goes on from it, and lets go of the draft.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is QdrantException or IndexUnavailableException)
        {
            Log.NotKept(_around.Logger, fault);
        }
        finally
        {
            await _held.DisposeAsync();
        }
    }

    /// <summary>The published snapshot when this recipe made it; null when there is none, another recipe did, or it cannot be used: then all is made anew.</summary>
    private async Task<PublishedSnapshot?> FindStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var published = await _around.Current.ReadAsync(cancellationToken);
            if (published is { Metadata.State: not SnapshotState.Published })
            {
                await new DraftPublication(_around).NotePublishedAsync(published.Collection);
            }

            return published is not null && published.Metadata.IsMadeBy(_recipe) ? published : null;
        }
        catch (IndexUnavailableException fault)
        {
            Log.StartsAnew(_around.Logger, fault, _around.Names.Alias);
            return null;
        }
    }

    private async Task<DraftCollection> WritableAsync(CancellationToken cancellationToken)
    {
        await _held.RequireHeldAsync(cancellationToken);
        return _draft ??= await DraftCollection.BeginAsync(Client, _around.Names, _around.Options, _recipe, _start, _around.Time.GetUtcNow(), cancellationToken);
    }

    private async Task WriteEmbeddingsAsync(DraftCollection draft, IReadOnlyList<KeyValuePair<ChunkId, ReadOnlyMemory<float>>> embeddings, CancellationToken cancellationToken)
    {
        await draft.Pages.FlushAsync(cancellationToken);
        var batch = new PointBatch<PointVectors>(_around.Options, QdrantClient.SizeOf, (points, token) => Client.UpdateVectorsAsync(draft.Points.Collection, points, token));
        foreach (var (id, vector) in embeddings)
        {
            await batch.AddAsync(new PointVectors(id.Value, new Dictionary<string, PointVector>(StringComparer.Ordinal) { [VectorNames.Dense] = new PointVector.Dense(vector) }), cancellationToken);
        }

        await batch.FlushAsync(cancellationToken);
    }

    private async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        if (_draft is not null)
        {
            await _held.RequireHeldAsync(cancellationToken);
            await _draft.Pages.FlushAsync(cancellationToken);
        }

        return true;
    }

    private static async Task<T> GuardAsync<T>(DraftSurroundings around, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (QdrantException fault)
        {
            throw QdrantFaults.Explain(fault, around.Client.Url);
        }
        catch (InvalidDataException fault)
        {
            throw new IndexUnavailableException($"The index {around.Names.Alias} in Qdrant at {around.Client.Url} is damaged ({fault.Message}). Delete its collections and run the ingestion again.", fault);
        }
    }

    private async IAsyncEnumerable<T> GuardedAsync<T>(IAsyncEnumerable<T> items)
    {
        await using var each = items.GetAsyncEnumerator();
        while (await GuardAsync(_around, async () => await each.MoveNextAsync()))
        {
            yield return each.Current;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The published snapshot behind {Alias} cannot be used; it is kept and the index is rebuilt.")]
        public static partial void StartsAnew(ILogger logger, Exception reason, string alias);

        [LoggerMessage(2, LogLevel.Warning, "The last pages of the draft could not be written; the next ingestion reads them again.")]
        public static partial void NotKept(ILogger logger, Exception reason);
    }
}
