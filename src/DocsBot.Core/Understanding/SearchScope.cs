using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Understanding;

/// <summary>Which pages a question is about: those of the version it names, and those that its language, its product and the page it was asked on make likely.</summary>
/// <param name="Filter">What to search first.</param>
/// <param name="Wider">What to search when that answers nothing; null when it is the same.</param>
internal sealed record SearchScope(SearchFilter Filter, SearchFilter? Wider)
{
    private IReadOnlyList<string> Versions { get; init; } = [];

    private IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Everything that the question was restricted to from outside.</summary>
    public static SearchScope Of(SearchFilter given) => new(given, null);

    /// <summary>Narrows to labels that the index has; a label of which all pages have the same is left aside.</summary>
    /// <param name="said">What the question says, its filter included.</param>
    /// <param name="known">The labels of the index.</param>
    /// <param name="page">The labels of the page it was asked on.</param>
    public static SearchScope Of(SaidLabels said, IReadOnlyList<PageLabels> known, PageLabels page)
    {
        var versions = Values(known, labels => labels.Version);
        var products = Values(known, labels => labels.Product);
        var languages = Values(known, labels => labels.Language);
        var given = said.Filter;
        var named = versions.Count > 1 ? said.Versions(versions, products) : [];
        var strict = given with { Version = given.Version ?? (named.Count == 1 ? named[0] : null) };
        var likely = strict with
        {
            // Who names two versions asks about both.
            Version = strict.Version ?? (named.Count == 0 ? said.VersionBefore(versions, products) ?? Known(page.Version, versions) : null),
            Product = strict.Product ?? (products.Count > 1 ? said.Product(products) ?? Known(page.Product, products) : null),
            Language = strict.Language ?? (languages.Count > 1 ? said.Language is null ? Known(page.Language, languages) : LanguageChoice.Among(said.Language, languages) : null),
        };
        likely = known.Any(labels => Passes(labels, likely)) ? likely : likely with { Product = strict.Product, Language = strict.Language };
        likely = known.Any(labels => Passes(labels, likely)) ? likely : strict;
        return new SearchScope(likely, likely == strict ? null : strict) { Versions = versions, Products = products };
    }

    /// <summary>Narrows a query to these pages, and looks in them for what was asked without the version that chose them.</summary>
    public RetrievalQuery Narrow(RetrievalQuery query)
    {
        var narrowed = query with { Filter = Filter, WiderFilter = Wider };
        if (Filter.Version is null)
        {
            return narrowed;
        }

        var asked = query.Asked ?? query.Text;
        var without = VersionMentions.Without(asked, Versions, Products);
        return without == asked ? narrowed : narrowed with { Asked = without };
    }

    private static IReadOnlyList<string> Values(IReadOnlyList<PageLabels> known, Func<PageLabels, string?> label) =>
        [.. known.Select(label).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Known(string? value, IReadOnlyList<string> known) => known.Count > 1 && value is not null && known.Contains(value, StringComparer.Ordinal) ? value : null;

    private static bool Passes(PageLabels labels, SearchFilter filter) =>
        Passes(labels.Product, filter.Product) && Passes(labels.Version, filter.Version) && Passes(labels.Language, filter.Language);

    private static bool Passes(string? label, string? wanted) => wanted is null || label is null || label == wanted;
}
