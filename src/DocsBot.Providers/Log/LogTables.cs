using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Understanding;

namespace DocsBot.Providers.Log;

/// <summary>The tables of the log with their columns, for either database. A migration that adds a column adds it here; a test holds both databases to it.</summary>
internal static class LogTables
{
    /// <summary>A row for each question.</summary>
    public static LogTable Interactions { get; } = new(
        "interactions",
        typeof(InteractionRow),
        [
            Key("id"), Key("conversation_id"), Required(Time("asked_at")), Required(Text("question")), Text("search_text"), Json<Turn>("history"), Text("origin"),
            Text("prompt_name"), Integer("prompt_version"), Text("prompt_sha256"), Real("temperature"), Real("top_p"), Integer("max_tokens"),
            Json<string>("stop_sequences") with { IsRequired = false, Default = null }, Text("model"), Text("snapshot"), Real("confidence"), Json<InteractionChunk>("chunks"), Text("answer"),
            Json<Citation>("citations"), Required(Integer("dropped_citations")), Integer("input_tokens"), Integer("output_tokens"),
            Real("sources_found_ms"), Real("rendered_ms"), Real("first_delta_ms"), Required(Real("total_ms")),
            Required(Name<InteractionOutcome>("outcome")), Name<FailureCode>("failure"), Text("error"), Integer("helpful"), Text("comment"), Time("feedback_at"),
            Json<ModelUse>("model_uses"), Real("cost"), Json<string>("search_parts"), Name<Intent>("intent"), Text("language"),
            Text("filter_product"), Text("filter_version"), Text("filter_language"), Text("page_url"), Integer("estimated_tokens"),
            Text("domain"), Text("route"), Text("experiment"), Text("arm"), Json<PromptFragment>("fragments"), Json<string>("examples"), Text("reasoning"),
            Json<OutputRule>("broken_rules"), Required(Integer("signals")) with { Default = 0L }, Real("groundedness"), Text("messages_sha256"), Required(Integer("redacted")) with { Default = 0L }, Text("curated"),
        ]);

    /// <summary>Texts that replays need, each once.</summary>
    public static LogTable Pinned { get; } = new("pinned", typeof(PinnedText), [Key("sha256"), Required(Text("text"))]);

    /// <summary>Arms of experiments that broke a guardrail.</summary>
    public static LogTable ClosedArms { get; } = new(
        "experiment_arms_closed",
        typeof(ClosedArmRow),
        [
            Key("experiment"), Key("arm"), Key("prompt_sha256"), Required(Time("closed_at")), Required(Text("reason")), Required(Integer("answers")), Required(Integer("errors")),
            Required(Integer("ratings")), Required(Integer("thumbs_down")), Required(Integer("priced_answers")), Required(Real("cost")),
        ]);

    /// <summary>The review queue.</summary>
    public static LogTable ReviewItems { get; } = new(
        "review_items",
        rowType: null,
        [
            Key("id"), Key("subject"), Required(Text("kind")), Required(Text("reason")), Text("interaction_id"), Text("curated_id"), Text("pair"),
            Required(Integer("priority")), Required(Integer("needed")), Required(Time("added_at")), Time("closed_at"),
        ]);

    /// <summary>What people judged.</summary>
    public static LogTable Reviews { get; } = new(
        "reviews",
        rowType: null,
        [
            Key("id"), Key("item_id"), Text("interaction_id"), Required(Text("reviewer")), Required(Time("reviewed_at")), Integer("correctness"), Integer("readability"), Text("verdict"),
            Required(Text("pages")), Text("choice"), Text("shown"), Text("better"), Real("edit_distance"), Text("prompt"), Text("note"), Text("curated_id"), Time("undone_at"),
        ]);

    /// <summary>What they accepted as answers.</summary>
    public static LogTable CuratedAnswers { get; } = new(
        "curated_answers",
        rowType: null,
        [
            Key("id"), Required(Integer("revision")), Required(Text("questions")), Required(Text("answer")), Required(Text("sources")),
            Text("filter_product"), Text("filter_version"), Text("filter_language"), Required(Text("author")), Required(Time("accepted_at")), Time("expires_at"), Time("retired_at"),
        ]);

    /// <summary>All but interactions and the texts they pin: they are exported as a whole.</summary>
    public static IReadOnlyList<LogTable> Others { get; } = [ClosedArms, ReviewItems, Reviews, CuratedAnswers];

    /// <summary>All tables that are not derived, in the order in which they are written.</summary>
    public static IReadOnlyList<LogTable> All { get; } = [Pinned, Interactions, .. Others];

    private static LogColumn Text(string name) => new(name, LogColumnKind.Text);

    private static LogColumn Integer(string name) => new(name, LogColumnKind.Integer);

    private static LogColumn Real(string name) => new(name, LogColumnKind.Real);

    private static LogColumn Required(LogColumn column) => column with { IsRequired = true };

    private static LogColumn Key(string name) => new(name, LogColumnKind.Text)
    {
        IsRequired = true, Accept = text => text.Length > 0 ? text : throw new FormatException("must not be empty"),
    };

    private static LogColumn Time(string name) => new(name, LogColumnKind.Text)
    {
        Accept = text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? InteractionRow.ToText(time)
            : throw new FormatException("must be a time such as 2026-03-01T12:00:00Z"),
    };

    private static LogColumn Name<T>(string name)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
        return new LogColumn(name, LogColumnKind.Text)
        {
            Accept = text => names.Contains(text, StringComparer.Ordinal) ? text : throw new FormatException($"must be one of {string.Join(", ", names)}"),
        };
    }

    private static LogColumn Json<T>(string name) => new(name, LogColumnKind.Json)
    {
        IsRequired = true,
        Default = "[]",
        Accept = text =>
        {
            try
            {
                return JsonSerializer.Deserialize<List<T>>(text, ContractJson.Options) is not null ? text : throw new FormatException("must be a list");
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                throw new FormatException($"is not a list as the log writes it ({e.Message})", e);
            }
        },
    };
}
