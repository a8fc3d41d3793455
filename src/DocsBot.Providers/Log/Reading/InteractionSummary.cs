using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log.Reading;

/// <summary>An interaction as a list shows it. What is null is not known or was not there.</summary>
public sealed record InteractionSummary
{
    /// <summary>The interaction.</summary>
    public required string Id { get; init; }

    /// <summary>Its conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>When it was asked, in UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The reader's words; empty when they were emptied by their age.</summary>
    public required string Question { get; init; }

    /// <summary>How it ended.</summary>
    public required InteractionOutcome Outcome { get; init; }

    /// <summary>What says that it may have failed the reader.</summary>
    public FailureSignal Signals { get; init; }

    /// <summary>The reader's thumb.</summary>
    public bool? Helpful { get; init; }

    /// <summary>The reader's comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The kind of question.</summary>
    public string? Domain { get; init; }

    /// <summary>The prompt, as <c>how_to@v2</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary>The model that wrote the answer.</summary>
    public string? Model { get; init; }

    /// <summary>The question's language.</summary>
    public string? Language { get; init; }

    /// <summary>The site that the widget is embedded in.</summary>
    public string? Site { get; init; }

    /// <summary>The page it was asked on.</summary>
    public string? Page { get; init; }

    /// <summary>The version of the product that was asked about.</summary>
    public string? ProductVersion { get; init; }

    /// <summary>The experiment.</summary>
    public string? Experiment { get; init; }

    /// <summary>Its arm, as <c>how_to@v2</c>.</summary>
    public string? Arm { get; init; }

    /// <summary>The confidence of the search, 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>The share of the answer's claims that its passages support.</summary>
    public double? Groundedness { get; init; }

    /// <summary>Tokens of the prompt.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>What its calls cost.</summary>
    public double? Cost { get; init; }

    /// <summary>When the first words were sent, in milliseconds from the question's arrival.</summary>
    public double? FirstDeltaMs { get; init; }

    /// <summary>When it ended, in milliseconds from the question's arrival.</summary>
    public double TotalMs { get; init; }

    /// <summary>The curated answer that was served.</summary>
    public string? CuratedId { get; init; }
}
