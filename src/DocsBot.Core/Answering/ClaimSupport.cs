namespace DocsBot.Core.Answering;

/// <summary>A claim of an answer and the passages that support it.</summary>
/// <param name="Text">The sentence, list item, table row or code block, without citation markers.</param>
/// <param name="IsCode">Whether it is a code block.</param>
/// <param name="Sources">The numbers of the passages that support it, ascending; empty when none does.</param>
public sealed record ClaimSupport(string Text, bool IsCode, IReadOnlyList<int> Sources);
