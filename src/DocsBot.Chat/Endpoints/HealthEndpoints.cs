using DocsBot.Chat.Experiments;
using DocsBot.Chat.Indexing;
using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log;
using DocsBot.Providers.Prompts.Reload;
using Microsoft.Extensions.AI;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>GET /healthz</c>: the process answers. <c>GET /readyz</c>: it can answer questions.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Text("ok")).WithName("Health").WithSummary("Whether the process runs.");
        endpoints.MapGet("/readyz", ReadyAsync).Produces<ReadyResponse>().Produces<ReadyResponse>(StatusCodes.Status503ServiceUnavailable)
            .WithName("Ready").WithSummary("Whether questions can be answered, and from which index.");
    }

    private static async Task<IResult> ReadyAsync(IndexStatus index, IChunkStore store, InteractionLog log, AnswerModels models, IEmbeddingGenerator<string, Embedding<float>> embeddings, PromptReloader prompts, ExperimentStatus experiments, CancellationToken cancellationToken)
    {
        var now = index.Now;
        try
        {
            var manifest = await store.GetManifestAsync(cancellationToken);
            var ready = now.State == IndexState.Ready && manifest is not null;
            return Results.Json(
                new ReadyResponse(ready, now.State, now.Message, manifest?.Snapshot, manifest?.PublishedAt, manifest?.Pages, manifest?.Chunks, log.Dropped, log.Status, ModelHealth.Of(models, embeddings), prompts.Status, experiments.Now),
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (IndexUnavailableException fault)
        {
            return Results.Json(
                new ReadyResponse(Ready: false, IndexState.Failed, fault.Message, Snapshot: null, PublishedAt: null, Pages: null, Chunks: null, log.Dropped, log.Status, ModelHealth.Of(models, embeddings), prompts.Status, experiments.Now),
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
