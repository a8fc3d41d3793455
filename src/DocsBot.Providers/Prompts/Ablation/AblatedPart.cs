using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Ablation;

/// <summary>A part of a prompt, and the prompt without it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name: of the fragment, the example or the heading; of all examples, that of their file.</param>
/// <param name="Without">The version without it, which has a hash of its own; null when it cannot do without.</param>
/// <param name="Required">Why it cannot do without; null when it can.</param>
public sealed record AblatedPart(AblatedKind Kind, string Name, PromptTemplate? Without, string? Required);
