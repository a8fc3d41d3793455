namespace DocsBot.Core.Routing;

/// <summary>Where an experiment stands.</summary>
public enum ExperimentState
{
    /// <summary>It has not begun: the control answers.</summary>
    Waiting,

    /// <summary>Its arms answer.</summary>
    Running,

    /// <summary>It is over: the control answers.</summary>
    Over,
}
