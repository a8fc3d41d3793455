using DocsBot.Core.Answering;

namespace DocsBot.Chat.Endpoints;

/// <summary>What a search found.</summary>
/// <param name="Query">The query.</param>
/// <param name="Confidence">How sure it is that the first passages answer, 0 to 1.</param>
/// <param name="Results">The passages, best first.</param>
public sealed record SearchResponse(string Query, double Confidence, IReadOnlyList<Source> Results);
