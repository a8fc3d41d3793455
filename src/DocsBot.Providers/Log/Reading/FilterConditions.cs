using System.Globalization;
using Dapper;
using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log.Reading;

/// <summary>A filter as SQL: conditions on an interaction, and which days can hold one at all by the counts a day.</summary>
internal sealed class FilterConditions
{
    private static readonly string[] Texts = ["question", "answer", "comment"];
    // No address has it, so that everything that begins alike sorts before it.
    private const string Last = "\U0010FFFF";

    private readonly List<string> _conditions = [];
    private readonly List<string> _counts = [];
    private readonly List<string> _values = [];

    public FilterConditions(InteractionFilter filter, bool isPostgres)
    {
        Filter = filter;
        AddCounts(filter);
        Equal("domain", "domain", filter.Domain);
        Equal("model", "model", filter.Model);
        Equal("language", "language", filter.Language);
        Equal("origin", "site", filter.Site);
        Equal("filter_version", "version", filter.ProductVersion);
        AddPrompt(filter.Prompt);
        AddPage(filter.Page);
        AddExperiment(filter.Experiment);
        AddText(filter.Text, isPostgres);
        AddConversation(filter.ConversationId);
    }

    /// <summary>The filter.</summary>
    public InteractionFilter Filter { get; }

    /// <summary>The values that the SQL names.</summary>
    public Dictionary<string, object?> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether texts have to be read, which only the wide rows hold.</summary>
    public bool ReadsTexts => !string.IsNullOrEmpty(Filter.Text);

    /// <summary>Conditions on <c>interactions</c>, each with AND before it; empty for all.</summary>
    public string OnInteraction => string.Concat(_conditions.Select(condition => $" AND ({condition})"));

    /// <summary>Conditions on the row <c>every</c> of <c>interaction_days</c> that counts a whole day, each with AND before it.</summary>
    public string OnDay => string.Concat(_counts.Select(count => $" AND ({Of("every", count)})"))
        + string.Concat(_values.Select(value => $" AND every.day IN (SELECT one.day FROM interaction_days AS one WHERE {value}{string.Concat(_counts.Select(count => $" AND ({Of("one", count)})"))})"));

    /// <summary>The parameters with others.</summary>
    public DynamicParameters With(params ReadOnlySpan<(string Name, object? Value)> others)
    {
        var all = new DynamicParameters(Parameters);
        foreach (var (name, value) in others)
        {
            all.Add(name, value);
        }

        return all;
    }

    private static string Of(string row, string count) => string.Join(" OR ", count.Split(' ').Select(column => $"{row}.{column} > 0"));

    private void AddCounts(InteractionFilter filter)
    {
        if (filter.Signals != FailureSignal.None)
        {
            _conditions.Add("signals & @Signals <> 0");
            Parameters["Signals"] = (int)filter.Signals;
            _counts.Add(string.Join(' ', Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None && filter.Signals.HasFlag(signal)).Select(FigureColumns.Of)));
        }

        if (filter.Outcome is { } outcome)
        {
            _conditions.Add("outcome = @Outcome");
            Parameters["Outcome"] = InteractionRow.ToText(outcome);
            _counts.Add(FigureColumns.Of(outcome));
        }

        if (filter.Helpful is { } helpful)
        {
            _conditions.Add("helpful = @Helpful");
            Parameters["Helpful"] = helpful ? 1 : 0;
            _counts.Add(helpful ? "thumbs_up" : "thumbs_down");
        }
    }

    /// <summary>Coalesced, so that both planners stay with the index by time: it alone is read in the order of the list.</summary>
    private void Equal(string column, string dimension, string? value)
    {
        if (value is not null)
        {
            _conditions.Add($"coalesce({column}, '') = @{dimension}");
            _values.Add($"one.dimension = '{dimension}' AND one.value = @{dimension}");
            Parameters[dimension] = value;
        }
    }

    private void AddPrompt(string? prompt)
    {
        if (prompt is null)
        {
            return;
        }

        if (prompt.LastIndexOf("@v", StringComparison.Ordinal) is > 0 and var at && int.TryParse(prompt.AsSpan(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            _conditions.Add("prompt_name = @PromptName AND prompt_version = @PromptVersion");
            _values.Add("one.dimension = 'prompt' AND one.value = @Prompt");
            (Parameters["PromptName"], Parameters["PromptVersion"], Parameters["Prompt"]) = (prompt[..at], version, prompt);
            return;
        }

        _conditions.Add("coalesce(prompt_name, '') = @PromptName");
        _values.Add(prompt.Length == 0 ? "one.dimension = 'prompt' AND one.value = ''" : "one.dimension = 'prompt' AND one.value >= @PromptFirst AND one.value < @PromptLast");
        (Parameters["PromptName"], Parameters["PromptFirst"], Parameters["PromptLast"]) = (prompt, prompt + "@v", prompt + "@v" + Last);
    }

    private void AddPage(string? page)
    {
        if (string.IsNullOrEmpty(page))
        {
            Equal("page_url", "page", page);
            return;
        }

        _conditions.Add("page_url >= @PageFirst AND page_url < @PageLast");
        _values.Add("one.dimension = 'page' AND one.value >= @PageFirst AND one.value < @PageLast");
        (Parameters["PageFirst"], Parameters["PageLast"]) = (page, page + Last);
    }

    private void AddExperiment(string? experiment)
    {
        if (experiment is null)
        {
            return;
        }

        if (experiment.Length == 0)
        {
            _conditions.Add("experiment IS NULL");
            return;
        }

        var at = experiment.LastIndexOf('/');
        var name = at > 0 ? experiment[..at] : experiment;
        _conditions.Add("coalesce(experiment, '') = @Experiment");
        Parameters["Experiment"] = name;
        if (at > 0)
        {
            _conditions.Add("arm = @Arm");
            _values.Add("one.dimension = 'arm' AND one.value = @ExperimentArm");
            (Parameters["Arm"], Parameters["ExperimentArm"]) = (experiment[(at + 1)..], experiment);
            return;
        }

        _values.Add("one.dimension = 'arm' AND one.value >= @ArmFirst AND one.value < @ArmLast");
        (Parameters["ArmFirst"], Parameters["ArmLast"]) = (name + "/", name + "/" + Last);
    }

    private void AddConversation(string? conversation)
    {
        if (conversation is not null)
        {
            _conditions.Add("conversation_id = @Conversation");
            Parameters["Conversation"] = conversation;
        }
    }

    private void AddText(string? text, bool isPostgres)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var like = isPostgres ? "ILIKE" : "LIKE";
        _conditions.Add(string.Join(" OR ", Texts.Select(column => $@"{column} {like} @Text ESCAPE '\'")));
        Parameters["Text"] = $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
    }
}
