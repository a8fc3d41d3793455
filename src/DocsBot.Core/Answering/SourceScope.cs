using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Answering;

/// <summary>Which pages an answer is made from, so that a reader can be told ("answering for 2.3"). A null member did not narrow.</summary>
/// <param name="Product">Pages of this product.</param>
/// <param name="Version">Pages of this version.</param>
/// <param name="Language">Pages in this language.</param>
public sealed record SourceScope(string? Product, string? Version, string? Language)
{
    /// <summary>The scope of a filter; null for one that everything passes.</summary>
    public static SourceScope? Of(SearchFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter == SearchFilter.None ? null : new SourceScope(filter.Product, filter.Version, filter.Language);
    }
}
