using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>A <see cref="SearchFilter"/> as SQL over <c>page p</c>: null does not narrow, and a page that does not say passes.</summary>
internal static class LabelFilter
{
    public const int Parameters = 3;

    public const string Sql =
        """
        ($0 IS NULL OR p.product IS NULL OR p.product = $0)
        AND ($1 IS NULL OR p.version IS NULL OR p.version = $1)
        AND ($2 IS NULL OR p.language IS NULL OR p.language = $2)
        """;

    public static object?[] Values(SearchFilter filter) => [filter.Product, filter.Version, filter.Language];
}
