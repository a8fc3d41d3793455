namespace DocsBot.Providers.Prompts.Ablation;

/// <summary>What kind of part is taken out of a prompt.</summary>
public enum AblatedKind
{
    /// <summary>A fragment that the template includes.</summary>
    Fragment,

    /// <summary>All examples together.</summary>
    Examples,

    /// <summary>One example; where there are more than a question gets, the next one takes its place.</summary>
    Example,

    /// <summary>A heading of the template's own with what stands under it.</summary>
    Section,
}
