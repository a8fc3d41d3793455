namespace DocsBot.Providers.Log.Transfer;

/// <summary>What is exported.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="From">Interactions from this time on; null for the first.</param>
/// <param name="To">Interactions before this time; null for the last.</param>
public sealed record LogExportRequest(LogExportFormat Format, DateTimeOffset? From = null, DateTimeOffset? To = null);
