using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>The questions of a scenario file, asked of the configured index, or of a folder of documentation that is indexed for the evaluation.</summary>
/// <param name="file">The file.</param>
/// <param name="docs">The folder of documentation; null for the configured index.</param>
internal sealed class ScenarioCases(string file, string? docs) : CaseSet
{
    private readonly ScenarioFile _scenario = ScenarioFile.Read(file);

    /// <inheritdoc />
    public override string Name => _scenario.Name;

    /// <inheritdoc />
    public override IReadOnlyList<EvaluationCase> Cases => _scenario.Cases;

    /// <inheritdoc />
    public override async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(await File.ReadAllBytesAsync(file, cancellationToken));
        if (docs is not null && Directory.Exists(docs))
        {
            foreach (var page in Directory.EnumerateFiles(docs, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                await using var stream = File.OpenRead(page);
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(docs, page)));
                hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc />
    public override async Task<string?> SnapshotAsync(LabEngine engine, CancellationToken cancellationToken)
    {
        if (docs is not null)
        {
            return null;
        }

        return await engine.Store.GetManifestAsync(cancellationToken) is { } manifest
            ? manifest.Snapshot
            : throw new IndexUnavailableException($"There is no index in {engine.Data}. Build one with DocsBot.Ingest, or name a folder of documentation with --docs.");
    }

    /// <inheritdoc />
    public override async Task<CaseIndex> OpenAsync(LabEngine engine, CancellationToken cancellationToken)
    {
        if (docs is null)
        {
            return new Index(engine.Store, engine.Asker.Get<IEmbeddingGenerator<string, Embedding<float>>>());
        }

        var temporary = await TemporaryIndex.BuildAsync(docs, cancellationToken);
        return new TemporaryOne(temporary, new SnapshotEmbeddings(temporary.Store, temporary.Trainer));
    }

    private class Index(IChunkStore store, IEmbeddingGenerator<string, Embedding<float>> embeddings) : CaseIndex
    {
        public override IChunkStore Store => store;

        public override IEmbeddingGenerator<string, Embedding<float>> Embeddings => embeddings;

        public override string PageOf(EvaluationCase question, Chunk chunk) =>
            question.Pages.Keys.FirstOrDefault(name => PageName.IsOf(name, chunk)) ?? chunk.Page.ToString();
    }

    private sealed class TemporaryOne(TemporaryIndex index, SnapshotEmbeddings embeddings) : Index(index.Store, embeddings)
    {
        public override async ValueTask DisposeAsync()
        {
            embeddings.Dispose();
            await index.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
