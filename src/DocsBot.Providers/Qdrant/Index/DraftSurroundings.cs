using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>What a draft needs of its store.</summary>
/// <param name="Client">The server.</param>
/// <param name="Names">How the index is called.</param>
/// <param name="Options">How it is laid out.</param>
/// <param name="Current">What is published.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where recoveries and publications are told.</param>
internal sealed record DraftSurroundings(QdrantClient Client, CollectionNames Names, QdrantOptions Options, CurrentSnapshot Current, TimeProvider Time, ILogger Logger);
