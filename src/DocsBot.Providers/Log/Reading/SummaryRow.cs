using System.Globalization;
using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log.Reading;

/// <summary>A row of a list, as Dapper binds it.</summary>
internal sealed class SummaryRow
{
    /// <summary>Reads rows; a condition follows.</summary>
    public const string Select = """
        SELECT id AS Id, conversation_id AS ConversationId, asked_at AS AskedAt, question AS Question, outcome AS Outcome, signals AS Signals, helpful AS Helpful,
            comment AS Comment, domain AS Domain, prompt_name AS PromptName, prompt_version AS PromptVersion, model AS Model, language AS Language,
            origin AS Site, page_url AS Page, filter_version AS ProductVersion, experiment AS Experiment, arm AS Arm, confidence AS Confidence,
            groundedness AS Groundedness, input_tokens AS InputTokens, output_tokens AS OutputTokens, cost AS Cost, first_delta_ms AS FirstDeltaMs,
            total_ms AS TotalMs, curated AS CuratedId
        FROM interactions
        """;

    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string AskedAt { get; init; }

    public required string Question { get; init; }

    public required string Outcome { get; init; }

    public int Signals { get; init; }

    public bool? Helpful { get; init; }

    public string? Comment { get; init; }

    public string? Domain { get; init; }

    public string? PromptName { get; init; }

    public int? PromptVersion { get; init; }

    public string? Model { get; init; }

    public string? Language { get; init; }

    public string? Site { get; init; }

    public string? Page { get; init; }

    public string? ProductVersion { get; init; }

    public string? Experiment { get; init; }

    public string? Arm { get; init; }

    public double? Confidence { get; init; }

    public double? Groundedness { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public double? Cost { get; init; }

    public double? FirstDeltaMs { get; init; }

    public double TotalMs { get; init; }

    public string? CuratedId { get; init; }

    public InteractionSummary ToSummary() => new()
    {
        Id = Id,
        ConversationId = ConversationId,
        AskedAt = DateTimeOffset.Parse(AskedAt, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Question = Question,
        Outcome = Enum.Parse<InteractionOutcome>(Outcome, ignoreCase: true),
        Signals = (FailureSignal)Signals,
        Helpful = Helpful,
        Comment = Comment,
        Domain = Domain,
        Prompt = PromptName is null ? null : string.Create(CultureInfo.InvariantCulture, $"{PromptName}@v{PromptVersion}"),
        Model = Model,
        Language = Language,
        Site = Site,
        Page = Page,
        ProductVersion = ProductVersion,
        Experiment = Experiment,
        Arm = Arm,
        Confidence = Confidence,
        Groundedness = Groundedness,
        InputTokens = InputTokens,
        OutputTokens = OutputTokens,
        Cost = Cost,
        FirstDeltaMs = FirstDeltaMs,
        TotalMs = TotalMs,
        CuratedId = CuratedId,
    };
}
