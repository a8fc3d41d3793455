using DocsBot.Core.Documents;

namespace DocsBot.Ingestion;

/// <summary>A page, or a part of a source, that could not be ingested.</summary>
/// <param name="Page">Which one.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public sealed record PageFailure(PageKey Page, string Reason);
