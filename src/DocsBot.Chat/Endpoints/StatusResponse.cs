using DocsBot.Chat.Indexing;

namespace DocsBot.Chat.Endpoints;

/// <summary>The service's state for widgets.</summary>
/// <param name="State">Whether questions can be asked.</param>
/// <param name="Message">A sentence for a person; null when there is nothing to say.</param>
/// <param name="Pages">Pages in the index, or indexed so far; null when not known.</param>
/// <param name="Product">The product's name; null when none is configured.</param>
/// <param name="Examples">Questions to offer; may be empty.</param>
public sealed record StatusResponse(IndexState State, string? Message, int? Pages, string? Product, IReadOnlyList<string> Examples);
