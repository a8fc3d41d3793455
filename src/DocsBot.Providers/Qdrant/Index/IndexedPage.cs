using DocsBot.Core.Documents;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>A page that has chunks.</summary>
/// <param name="Id">Its point.</param>
/// <param name="Key">What it is called.</param>
/// <param name="Chunks">How many chunks it has.</param>
/// <param name="Labels">What it says of itself.</param>
internal sealed record IndexedPage(Guid Id, PageKey Key, int Chunks, PageLabels Labels);
