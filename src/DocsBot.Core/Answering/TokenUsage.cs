using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>Tokens that the model's provider counted. A null count is unknown, which is not 0.</summary>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
public sealed record TokenUsage(long? InputTokens, long? OutputTokens)
{
    /// <summary>How many of the prompt's tokens the provider had in its cache; null when it did not say. It only matters to the cost, so that readers are not sent it.</summary>
    [JsonIgnore]
    public long? CachedInputTokens { get; init; }

    /// <summary>The usage that a client reports; null when it reports none.</summary>
    /// <param name="details">What the client reports.</param>
    public static TokenUsage? From(UsageDetails? details) => details is { InputTokenCount: null, OutputTokenCount: null } or null
        ? null
        : new TokenUsage(details.InputTokenCount, details.OutputTokenCount) { CachedInputTokens = details.CachedInputTokenCount };
}
