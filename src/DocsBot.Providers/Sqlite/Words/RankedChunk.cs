namespace DocsBot.Providers.Sqlite.Words;

/// <summary>A place in a ranking, before the passage is fetched.</summary>
/// <param name="Number">The chunk's number in its snapshot.</param>
/// <param name="Score">Higher is better.</param>
internal readonly record struct RankedChunk(long Number, double Score);
