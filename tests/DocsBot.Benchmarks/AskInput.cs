namespace DocsBot.Benchmarks;

/// <summary>What <see cref="AskBenchmark"/> asks of what.</summary>
/// <param name="Source">A folder of documentation.</param>
/// <param name="Questions">One JSON object a line that has a text.</param>
/// <param name="Copies">How many times the documentation is indexed, all but the first with changed words.</param>
/// <param name="Data">Where the index is made, or found from the run before; null for a temporary folder.</param>
/// <param name="WordsOnly">Index no embeddings.</param>
internal sealed record AskInput(DirectoryInfo Source, FileInfo Questions, int Copies, DirectoryInfo? Data, bool WordsOnly);
