namespace DocsBot.Providers.Embeddings;

/// <summary>A row of the table and how much it counts in the mean of a text.</summary>
/// <param name="Row">The row.</param>
/// <param name="Weight">Above 0, at most 1.</param>
internal readonly record struct Feature(int Row, float Weight);
