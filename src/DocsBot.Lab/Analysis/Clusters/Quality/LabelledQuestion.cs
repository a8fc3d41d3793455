namespace DocsBot.Lab.Analysis.Clusters.Quality;

/// <summary>A question whose group is known.</summary>
/// <param name="Text">The question.</param>
/// <param name="Topic">The number of its group.</param>
internal readonly record struct LabelledQuestion(string Text, int Topic);
