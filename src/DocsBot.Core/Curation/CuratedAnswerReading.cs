namespace DocsBot.Core.Curation;

/// <summary>The curated answers as they were read.</summary>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Answers">Those in force.</param>
public sealed record CuratedAnswerReading(long Revision, IReadOnlyList<CuratedAnswer> Answers);
