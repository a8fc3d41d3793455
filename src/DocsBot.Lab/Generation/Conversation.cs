namespace DocsBot.Lab.Generation;

/// <summary>What stays the same through a generated conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Site">The site that the widget is embedded in; null for another client.</param>
/// <param name="Page">The page it is asked on; null when the client does not say.</param>
/// <param name="Version">The version of the product that the reader chose; null when none.</param>
/// <param name="Lot">What decides its arm of an experiment, 0 to 1.</param>
internal sealed record Conversation(string Id, string Language, string? Site, string? Page, string? Version, double Lot);
