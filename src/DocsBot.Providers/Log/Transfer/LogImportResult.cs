namespace DocsBot.Providers.Log.Transfer;

/// <summary>What an import did.</summary>
/// <param name="Interactions">Interactions among the right lines.</param>
/// <param name="NewInteractions">Those of them that were not in the log yet; in a dry run nobody looks, and it is 0.</param>
/// <param name="Others">Rows of other tables among the right lines.</param>
/// <param name="NewOthers">Those of them that were not in the log yet; in a dry run nobody looks, and it is 0.</param>
/// <param name="Faults">Lines that were left out.</param>
public sealed record LogImportResult(long Interactions, long NewInteractions, long Others, long NewOthers, long Faults);
