using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>A question as numbers.</summary>
/// <param name="Distinct">Which distinct question it is.</param>
/// <param name="Conversation">Which conversation.</param>
/// <param name="Ticks">When it was asked, in UTC ticks.</param>
/// <param name="Signals">Its signals.</param>
/// <param name="Confidence">How sure the search was, 0 to 1; not a number where nothing was searched for.</param>
/// <param name="Slices">See <see cref="SliceKey"/>.</param>
internal readonly record struct QuestionRow(int Distinct, int Conversation, long Ticks, FailureSignal Signals, float Confidence, long Slices);
