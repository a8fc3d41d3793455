using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>A file of examples as it was read.</summary>
/// <param name="Examples">The examples, at least one.</param>
/// <param name="Fragment">Its name, <c>examples/how_to</c>, and its hash.</param>
/// <param name="Source">All of the file, byte for byte, to be pinned.</param>
internal sealed record ExampleFile(IReadOnlyList<PromptExample> Examples, PromptFragment Fragment, string Source);
