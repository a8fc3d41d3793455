using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>An answer and what it took, as it was or as it is now.</summary>
internal sealed record ReplayAnswer
{
    /// <summary>How it ended, as the log writes it: <c>answered</c>, <c>noAnswer</c> and so on.</summary>
    public required string Outcome { get; init; }

    /// <summary>What the reader saw; null when there was nothing.</summary>
    public string? Text { get; init; }

    /// <summary>The prompt's version; null when no model was asked.</summary>
    public string? Prompt { get; init; }

    /// <summary>The model that wrote it; null when none was asked.</summary>
    public string? Model { get; init; }

    /// <summary>The citations that hold.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Citations that did not hold.</summary>
    public int DroppedCitations { get; init; }

    /// <summary>The share of its claims that its passages support, 0 to 1; null when there is nothing to judge.</summary>
    public double? Groundedness { get; init; }

    /// <summary>Tokens in; null when the provider did not say.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens out; null when the provider did not say.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>What all calls cost, in the unit of the configured prices; null when that is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How long it took, in milliseconds; the search is part of what was recorded, and not of a replay of the same passages.</summary>
    public double ElapsedMs { get; init; }

    /// <summary>The fault behind it; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The answer of an interaction.</summary>
    public static ReplayAnswer Of(Interaction interaction) => new()
    {
        Outcome = JsonNamingPolicy.CamelCase.ConvertName(interaction.Outcome.ToString()),
        Text = interaction.Answer,
        Prompt = interaction.Prompt?.ToString(),
        Model = interaction.Model,
        Citations = interaction.Citations,
        DroppedCitations = interaction.DroppedCitations,
        Groundedness = interaction.Groundedness,
        InputTokens = interaction.Usage?.InputTokens,
        OutputTokens = interaction.Usage?.OutputTokens,
        Cost = interaction.Cost,
        ElapsedMs = interaction.Timings.TotalMs,
        Error = interaction.Error,
    };
}
