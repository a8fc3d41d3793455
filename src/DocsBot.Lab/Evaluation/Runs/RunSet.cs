namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>A set of questions as a run asked it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">Hash of its files, the documents included where they are its own, in lower-case hexadecimal: two runs with the same hash asked the same.</param>
/// <param name="Cases">Questions asked.</param>
/// <param name="Snapshot">The snapshot of the index it was asked of; null when that is not known.</param>
public sealed record RunSet(string Name, string Sha256, int Cases, string? Snapshot);
