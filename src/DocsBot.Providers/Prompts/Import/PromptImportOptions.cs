namespace DocsBot.Providers.Prompts.Import;

/// <summary>What whoever takes a file in says of it.</summary>
public sealed record PromptImportOptions
{
    /// <summary>The prompt's name here; null for the file's own, in lower case.</summary>
    public string? Name { get; init; }

    /// <summary>Which of DocsBot's variables stands for which of the file's: <c>input</c> is <c>question</c>.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
