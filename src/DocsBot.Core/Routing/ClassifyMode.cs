namespace DocsBot.Core.Routing;

/// <summary>When a language model is asked for the kind of a question, with the prompt <c>classify</c>.</summary>
public enum ClassifyMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Where no rule matches.</summary>
    Undecided,
}
