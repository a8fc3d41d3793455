namespace DocsBot.Lab.Prompts;

/// <summary>What a check of a folder of prompts saw.</summary>
internal sealed record PromptCheckResult
{
    /// <summary>Prompts, by name.</summary>
    public required int Prompts { get; init; }

    /// <summary>Versions that load.</summary>
    public required int Versions { get; init; }

    /// <summary>Fragments that some version includes.</summary>
    public required int Fragments { get; init; }

    /// <summary>Examples that some version may show.</summary>
    public required int Examples { get; init; }

    /// <summary>Versions in the lock.</summary>
    public required int Released { get; init; }

    /// <summary>Versions that rendered.</summary>
    public required int Rendered { get; init; }

    /// <summary>Versions whose export loads by itself and renders the same messages.</summary>
    public required int Exported { get; init; }

    /// <summary>Domains that questions are routed to.</summary>
    public required int Domains { get; init; }

    /// <summary>Rules of the routing.</summary>
    public required int Rules { get; init; }

    /// <summary>Experiments of the routing.</summary>
    public required int Experiments { get; init; }

    /// <summary>What is wrong, each naming its file.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The counts in a line.</summary>
    public string Summary =>
        $"prompts: {Prompts}, versions: {Versions}, fragments: {Fragments}, examples: {Examples}, released: {Released}, rendered: {Rendered}, exported: {Exported}, "
        + $"domains: {Domains}, rules: {Rules}, experiments: {Experiments}, faults: {Faults.Count}";
}
