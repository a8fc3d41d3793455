using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;

namespace DocsBot.Providers.Log;

/// <summary>A row of the table <c>interactions</c>: its properties are the columns of <see cref="LogTables.Interactions"/>.</summary>
internal sealed class InteractionRow
{
    /// <summary>Reads rows; a condition follows.</summary>
    public const string Select = """
        SELECT id AS Id, conversation_id AS ConversationId, asked_at AS AskedAt, question AS Question, search_text AS SearchText, history AS History,
            origin AS Origin, prompt_name AS PromptName, prompt_version AS PromptVersion, prompt_sha256 AS PromptSha256, temperature AS Temperature,
            top_p AS TopP, max_tokens AS MaxTokens, stop_sequences AS StopSequences, model AS Model, snapshot AS Snapshot, confidence AS Confidence,
            chunks AS Chunks, answer AS Answer, citations AS Citations, dropped_citations AS DroppedCitations, input_tokens AS InputTokens,
            output_tokens AS OutputTokens, sources_found_ms AS SourcesFoundMs, rendered_ms AS RenderedMs, first_delta_ms AS FirstDeltaMs,
            total_ms AS TotalMs, model_uses AS ModelUses, cost AS Cost, outcome AS Outcome, failure AS Failure, error AS Error, helpful AS Helpful, comment AS Comment, feedback_at AS FeedbackAt,
            search_parts AS SearchParts, intent AS Intent, language AS Language, filter_product AS FilterProduct, filter_version AS FilterVersion,
            filter_language AS FilterLanguage, page_url AS PageUrl, estimated_tokens AS EstimatedTokens,
            domain AS Domain, route AS Route, experiment AS Experiment, arm AS Arm, fragments AS Fragments, examples AS Examples,
            reasoning AS Reasoning, broken_rules AS BrokenRules, signals AS Signals, groundedness AS Groundedness,
            messages_sha256 AS MessagesSha256, redacted AS Redacted, curated AS Curated
        FROM interactions
        """;

    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string AskedAt { get; init; }

    public required string Question { get; init; }

    public string? SearchText { get; init; }

    public required string History { get; init; }

    public string? Origin { get; init; }

    public string? PromptName { get; init; }

    public int? PromptVersion { get; init; }

    public string? PromptSha256 { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public int? MaxTokens { get; init; }

    public string? StopSequences { get; init; }

    public string? Model { get; init; }

    public string? Snapshot { get; init; }

    public double? Confidence { get; init; }

    public required string Chunks { get; init; }

    public string? Answer { get; init; }

    public required string Citations { get; init; }

    public int DroppedCitations { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public required string ModelUses { get; init; }

    public double? Cost { get; init; }

    public double? SourcesFoundMs { get; init; }

    public double? RenderedMs { get; init; }

    public double? FirstDeltaMs { get; init; }

    public double TotalMs { get; init; }

    public required string Outcome { get; init; }

    public string? Failure { get; init; }

    public string? Error { get; init; }

    public required string SearchParts { get; init; }

    public string? Intent { get; init; }

    public string? Language { get; init; }

    public string? FilterProduct { get; init; }

    public string? FilterVersion { get; init; }

    public string? FilterLanguage { get; init; }

    public string? PageUrl { get; init; }

    public int? EstimatedTokens { get; init; }

    public string? Domain { get; init; }

    public string? Route { get; init; }

    public string? Experiment { get; init; }

    public string? Arm { get; init; }

    public required string Fragments { get; init; }

    public required string Examples { get; init; }

    public string? Reasoning { get; init; }

    public required string BrokenRules { get; init; }

    public int Signals { get; init; }

    public double? Groundedness { get; init; }

    public string? MessagesSha256 { get; init; }

    public int Redacted { get; init; }

    public string? Curated { get; init; }

    public int? Helpful { get; init; }

    public string? Comment { get; init; }

    public string? FeedbackAt { get; init; }

    /// <summary>The row of an interaction and of what the reader thought of it.</summary>
    public static InteractionRow From(InteractionRecord record) => From(record.Interaction, record.Feedback);

    /// <summary>The row of an interaction.</summary>
    public static InteractionRow From(Interaction interaction, Feedback? feedback = null) => new()
    {
        Helpful = feedback is null ? null : feedback.Helpful ? 1 : 0,
        Comment = feedback?.Comment,
        FeedbackAt = feedback is null ? null : ToText(feedback.GivenAt),
        Id = interaction.Id,
        ConversationId = interaction.ConversationId,
        AskedAt = ToText(interaction.AskedAt),
        Question = interaction.Question,
        SearchText = interaction.SearchText,
        History = ToJson(interaction.History),
        Origin = interaction.Origin,
        PromptName = interaction.Prompt?.Name,
        PromptVersion = interaction.Prompt?.Version,
        PromptSha256 = interaction.Prompt?.Sha256,
        Temperature = interaction.Settings?.Temperature,
        TopP = interaction.Settings?.TopP,
        MaxTokens = interaction.Settings?.MaxTokens,
        StopSequences = interaction.Settings is { } settings ? ToJson(settings.StopSequences) : null,
        Model = interaction.Model,
        Snapshot = interaction.Snapshot,
        Confidence = interaction.Confidence is { } confidence && double.IsFinite(confidence) ? confidence : null,
        Chunks = ToJson(interaction.Chunks),
        Answer = interaction.Answer,
        Citations = ToJson(interaction.Citations),
        DroppedCitations = interaction.DroppedCitations,
        InputTokens = interaction.Usage?.InputTokens,
        OutputTokens = interaction.Usage?.OutputTokens,
        ModelUses = ToJson(interaction.ModelUses),
        Cost = (double?)interaction.Cost,
        SourcesFoundMs = interaction.Timings.SourcesFoundMs,
        RenderedMs = interaction.Timings.RenderedMs,
        FirstDeltaMs = interaction.Timings.FirstDeltaMs,
        TotalMs = interaction.Timings.TotalMs,
        Outcome = ToText(interaction.Outcome),
        Failure = interaction.Failure is { } failure ? ToText(failure) : null,
        Error = interaction.Error,
        SearchParts = ToJson(interaction.SearchParts),
        Intent = interaction.Intent is { } intent ? ToText(intent) : null,
        Language = interaction.Language,
        FilterProduct = interaction.Filter.Product,
        FilterVersion = interaction.Filter.Version,
        FilterLanguage = interaction.Filter.Language,
        PageUrl = interaction.PageUrl,
        EstimatedTokens = interaction.EstimatedTokens,
        Domain = interaction.Route?.Domain,
        Route = interaction.Route?.Reason,
        Experiment = interaction.Route?.Experiment,
        Arm = interaction.Route?.Arm,
        Fragments = ToJson(interaction.Fragments),
        Examples = ToJson(interaction.Examples),
        Reasoning = interaction.Reasoning,
        BrokenRules = ToJson(interaction.BrokenRules),
        Signals = (int)interaction.Signals,
        Groundedness = interaction.Groundedness,
        MessagesSha256 = interaction.MessagesSha256,
        Redacted = interaction.Redacted ? 1 : 0,
        Curated = interaction.CuratedId,
    };

    /// <summary>A time as the log writes it: sortable as text.</summary>
    public static string ToText(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The record of a row.</summary>
    public InteractionRecord ToRecord() => new(ToInteraction(), ToFeedback());

    /// <summary>A name of an enumeration as the log writes it.</summary>
    public static string ToText<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Reads what <see cref="ToText(DateTimeOffset)"/> writes.</summary>
    public static DateTimeOffset ToTime(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static string ToJson<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, ContractJson.Options);

    private static List<T> FromJson<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, ContractJson.Options) ?? [];

    private Interaction ToInteraction() => new()
    {
        Id = Id,
        ConversationId = ConversationId,
        AskedAt = ToTime(AskedAt),
        Question = Question,
        SearchText = SearchText,
        SearchParts = FromJson<string>(SearchParts),
        Intent = Intent is not null ? Enum.Parse<Intent>(Intent, ignoreCase: true) : null,
        Language = Language,
        Filter = FilterProduct is null && FilterVersion is null && FilterLanguage is null
            ? SearchFilter.None
            : new SearchFilter { Product = FilterProduct, Version = FilterVersion, Language = FilterLanguage },
        PageUrl = PageUrl,
        EstimatedTokens = EstimatedTokens,
        Route = Domain is not null ? new InteractionRoute(Domain, Route ?? "", Experiment, Arm) : null,
        Fragments = FromJson<PromptFragment>(Fragments),
        Examples = FromJson<string>(Examples),
        Reasoning = Reasoning,
        BrokenRules = FromJson<OutputRule>(BrokenRules),
        History = FromJson<Turn>(History),
        Origin = Origin,
        Prompt = PromptName is not null ? new PromptId(PromptName, PromptVersion ?? 0, PromptSha256 ?? "") : null,
        Settings = StopSequences is not null
            ? new PromptSettings { Temperature = (float?)Temperature, TopP = (float?)TopP, MaxTokens = MaxTokens, StopSequences = FromJson<string>(StopSequences) }
            : null,
        Model = Model,
        Snapshot = Snapshot,
        Confidence = Confidence,
        Chunks = FromJson<InteractionChunk>(Chunks),
        Answer = Answer,
        Citations = FromJson<Citation>(Citations),
        DroppedCitations = DroppedCitations,
        Usage = InputTokens is null && OutputTokens is null ? null : new TokenUsage(InputTokens, OutputTokens),
        ModelUses = FromJson<ModelUse>(ModelUses),
        Timings = new StageTimings { SourcesFoundMs = SourcesFoundMs, RenderedMs = RenderedMs, FirstDeltaMs = FirstDeltaMs, TotalMs = TotalMs },
        Outcome = Enum.Parse<InteractionOutcome>(Outcome, ignoreCase: true),
        Failure = Failure is not null ? Enum.Parse<FailureCode>(Failure, ignoreCase: true) : null,
        Error = Error,
        Signals = (FailureSignal)Signals,
        Groundedness = Groundedness,
        MessagesSha256 = MessagesSha256,
        Redacted = Redacted != 0,
        CuratedId = Curated,
    };

    private Feedback? ToFeedback() => Helpful is { } helpful && FeedbackAt is not null
        ? new Feedback(Id, ConversationId, helpful != 0, Comment, ToTime(FeedbackAt))
        : null;
}
