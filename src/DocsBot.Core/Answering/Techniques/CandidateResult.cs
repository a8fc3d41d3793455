namespace DocsBot.Core.Answering.Techniques;

/// <summary>What came of several candidates.</summary>
/// <param name="Answer">The answer to show: the chosen one, which is finished, or one that is still to be written out of them.</param>
/// <param name="Spare">A finished one to show when that cannot be written; null when <paramref name="Answer"/> is finished.</param>
internal sealed record CandidateResult(ModelAnswer Answer, ModelAnswer? Spare);
