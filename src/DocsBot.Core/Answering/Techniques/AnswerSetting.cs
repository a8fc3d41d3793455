using DocsBot.Core.Tokens;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>What every call for one answer needs.</summary>
/// <param name="Trace">Where the answer is noted.</param>
/// <param name="Counters">What learns from the tokens that providers count.</param>
/// <param name="MaxCharacters">The most characters of an answer.</param>
internal sealed record AnswerSetting(AnswerTrace Trace, TokenCounters Counters, int MaxCharacters);
