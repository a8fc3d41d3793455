using DocsBot.Core.Answering;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>An answer of a pair.</summary>
/// <param name="Label">Where it comes from, hidden until it is judged: <c>answer@v4</c>.</param>
/// <param name="Text">The answer as Markdown; empty when there was none.</param>
/// <param name="Citations">What its <c>[n]</c> stand for.</param>
public sealed record ReviewedAnswer(string Label, string Text, IReadOnlyList<Citation> Citations);
