using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log.Reading;

/// <summary>Which interactions a list shows: those for which all that is set holds. An empty text asks for interactions that have none of it.</summary>
public sealed record InteractionFilter
{
    /// <summary>Asked at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Asked before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>With at least one of these signals; <see cref="FailureSignal.None"/> does not narrow.</summary>
    public FailureSignal Signals { get; init; }

    /// <summary>How it ended.</summary>
    public InteractionOutcome? Outcome { get; init; }

    /// <summary>The reader's thumb.</summary>
    public bool? Helpful { get; init; }

    /// <summary>The kind of question, such as <c>how-to</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The prompt: a version such as <c>how_to@v2</c>, or a name for all of its versions.</summary>
    public string? Prompt { get; init; }

    /// <summary>The model that wrote the answer.</summary>
    public string? Model { get; init; }

    /// <summary>The question's language.</summary>
    public string? Language { get; init; }

    /// <summary>The site that the widget is embedded in.</summary>
    public string? Site { get; init; }

    /// <summary>What the address of the page it was asked on begins with.</summary>
    public string? Page { get; init; }

    /// <summary>The version of the product that was asked about.</summary>
    public string? ProductVersion { get; init; }

    /// <summary>The experiment, or one of its arms as <c>shorter/how_to@v2</c>.</summary>
    public string? Experiment { get; init; }

    /// <summary>What the question, the answer or the reader's comment contains. Upper and lower case are the same, in SQLite for ASCII letters only.</summary>
    public string? Text { get; init; }

    /// <summary>The conversation.</summary>
    public string? ConversationId { get; init; }
}
