namespace DocsBot.Providers.Log.Transfer;

/// <summary>What was exported.</summary>
/// <param name="Interactions">How many interactions.</param>
/// <param name="Others">How many rows of the other tables.</param>
public sealed record LogExportResult(long Interactions, long Others);
