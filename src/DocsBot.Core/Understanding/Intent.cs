namespace DocsBot.Core.Understanding;

/// <summary>
/// What someone who writes wants. Only <see cref="ChitChat"/> changes what is done; the others are for the log, because a guess must not keep anybody from an answer.
/// </summary>
public enum Intent
{
    /// <summary>An answer from the documentation.</summary>
    Question,

    /// <summary>A greeting, thanks or a farewell, with nothing to look up.</summary>
    ChitChat,

    /// <summary>To say what the last answer was worth.</summary>
    Feedback,

    /// <summary>An answer, but what about is not said: "it does not work".</summary>
    NeedsMoreInformation,

    /// <summary>To make the model do something else than answer, or to insult.</summary>
    Hostile,
}
