namespace DocsBot.Core.Retrieval;

/// <summary>How common a word of the question is in the index.</summary>
/// <param name="Term">The stemmed word.</param>
/// <param name="DocumentFrequency">The number of chunks that hold it; 0 for a word the documentation never uses.</param>
public readonly record struct TermStatistic(string Term, int DocumentFrequency);
