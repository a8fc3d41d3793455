using DocsBot.Core.Curation;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>A curated answer with what the log keeps beside it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Revision">Grows with every change of any answer; whoever changes one says which revision he saw.</param>
/// <param name="RetiredAt">When it was taken back, in UTC; null while it is in force.</param>
public sealed record StoredCuratedAnswer(CuratedAnswer Answer, long Revision, DateTimeOffset? RetiredAt);
