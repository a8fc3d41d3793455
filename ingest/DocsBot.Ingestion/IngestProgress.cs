namespace DocsBot.Ingestion;

/// <summary>How far an ingestion is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="PagesListed">Pages the sources have listed so far.</param>
/// <param name="PagesDone">Pages dealt with so far, failed and unchanged ones included.</param>
/// <param name="Chunks">Chunks written so far in this run.</param>
/// <param name="Failed">Pages that failed so far.</param>
public sealed record IngestProgress(IngestStage Stage, int PagesListed, int PagesDone, int Chunks, int Failed);
