namespace DocsBot.Lab.Prompts;

/// <summary>What a check of a folder of prompts saw.</summary>
/// <param name="Prompts">Prompts, by name.</param>
/// <param name="Versions">Versions that load.</param>
/// <param name="Released">Versions in the lock.</param>
/// <param name="Fragments">Fragments that some version includes.</param>
/// <param name="Rendered">Versions that rendered.</param>
/// <param name="Exported">Versions whose export loads by itself and renders the same messages.</param>
/// <param name="Faults">What is wrong, each naming its file.</param>
internal sealed record PromptCheckResult(int Prompts, int Versions, int Released, int Fragments, int Rendered, int Exported, IReadOnlyList<string> Faults);
