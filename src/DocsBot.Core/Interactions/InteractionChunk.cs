using System.Text.Json.Serialization;
using DocsBot.Core.Answering;

namespace DocsBot.Core.Interactions;

/// <summary>A passage that was retrieved for an interaction.</summary>
/// <param name="ChunkId">The chunk.</param>
/// <param name="Score">Its fused score.</param>
/// <param name="InPrompt">Whether it was packed into the prompt.</param>
/// <param name="Cited">Whether the answer cites it.</param>
public sealed record InteractionChunk(string ChunkId, double Score, bool InPrompt, bool Cited)
{
    /// <summary>Why it was not packed into the prompt; null when it was, or when there was no prompt.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeftOutReason? LeftOut { get; init; }

    /// <summary>Chunks of its section whose text went into the prompt with it; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? CompletedBy { get; init; }

    /// <summary>The hash of the passage as it stood in the prompt, the key of its <see cref="PinnedText"/>; null when it was not in one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pin { get; init; }

    /// <summary>Its place in the prompt, from 1; null when it was not in one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Place { get; init; }
}
