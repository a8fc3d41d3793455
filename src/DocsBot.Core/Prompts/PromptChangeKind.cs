namespace DocsBot.Core.Prompts;

/// <summary>What was done with a version.</summary>
public enum PromptChangeKind
{
    /// <summary>It got a share of the conversations.</summary>
    Experiment,

    /// <summary>It answers all questions of its domain.</summary>
    Promoted,

    /// <summary>It answers no more; the version before does.</summary>
    RolledBack,
}
