namespace DocsBot.Core.Interactions;

/// <summary>A passage that was retrieved for an interaction.</summary>
/// <param name="ChunkId">The chunk.</param>
/// <param name="Score">Its fused score.</param>
/// <param name="InPrompt">Whether it was packed into the prompt.</param>
/// <param name="Cited">Whether the answer cites it.</param>
public sealed record InteractionChunk(string ChunkId, double Score, bool InPrompt, bool Cited);
