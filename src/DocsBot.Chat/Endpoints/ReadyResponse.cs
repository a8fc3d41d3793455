using DocsBot.Chat.Indexing;
using DocsBot.Providers.Log;
using DocsBot.Providers.Prompts.Reload;

namespace DocsBot.Chat.Endpoints;

/// <summary>The service's readiness, for operators and load balancers.</summary>
/// <param name="Ready">Whether questions can be answered.</param>
/// <param name="Index">State of the index.</param>
/// <param name="Message">What is wrong or going on; null when there is nothing to say.</param>
/// <param name="Snapshot">The published snapshot; null before the first.</param>
/// <param name="PublishedAt">When it was published, in UTC.</param>
/// <param name="Pages">Pages in it.</param>
/// <param name="Chunks">Chunks in it.</param>
/// <param name="DroppedRecords">Interactions and feedback that could not be logged since the start.</param>
/// <param name="InteractionLog">How the interaction log does, and what earlier runs of the service lost of it.</param>
/// <param name="Models">The language models in the order they are asked, then the embedding model of a provider, and whether each is in use or left alone for a while; empty when none is configured.</param>
/// <param name="Prompts">Whether the prompts in force are those of the folder, since when, and what is wrong with those of the folder.</param>
/// <param name="Experiments">The experiments of the prompts in force, and which of their arms are closed; empty for none.</param>
public sealed record ReadyResponse(
    bool Ready, IndexState Index, string? Message, string? Snapshot, DateTimeOffset? PublishedAt, int? Pages, int? Chunks, long DroppedRecords, InteractionLogStatus InteractionLog, IReadOnlyList<ModelHealth> Models, PromptsStatus Prompts,
    IReadOnlyList<ExperimentHealth> Experiments);
