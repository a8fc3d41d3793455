namespace DocsBot.Core.Understanding;

/// <summary>When a model is asked what a question means, before anything is searched. Without a model it is never asked.</summary>
public enum UnderstandingMode
{
    /// <summary>Never: rules alone.</summary>
    Off,

    /// <summary>For follow-ups, which it rewrites so that they stand alone, and for nothing else: the shortest call, with the prompt <c>condense</c>.</summary>
    Condense,

    /// <summary>For what the rules understand least: follow-ups, long questions and those of several parts. A plain first question does not wait for it.</summary>
    FollowUps,

    /// <summary>For every question but a greeting.</summary>
    All,
}
