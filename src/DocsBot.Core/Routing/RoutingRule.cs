using DocsBot.Core.Documents;

namespace DocsBot.Core.Routing;

/// <summary>
/// What makes a question one of a domain. Every condition that is given must hold; of the values of one condition any will do. What is said of pages must hold
/// of the best passage, and of at least half of the best four.
/// </summary>
public sealed record RoutingRule
{
    /// <summary>How many of the best passages are looked at.</summary>
    public const int Passages = 4;

    /// <summary>The domain it decides for.</summary>
    public required string Domain { get; init; }

    /// <summary>The question's form; null for any.</summary>
    public QuestionForm? Form { get; init; }

    /// <summary>Products that the pages document; empty for any.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Versions that the pages document; empty for any.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>Languages of the pages; empty for any.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Patterns for the pages' addresses without their host, or for their paths in the source; empty for any.</summary>
    public IReadOnlyList<PathGlob> Paths { get; init; } = [];

    /// <summary>Whether there is a condition at all.</summary>
    public bool HasCondition => Form is not null || IsAboutPages;

    private bool IsAboutPages => Products.Count + Versions.Count + Languages.Count + Paths.Count > 0;

    /// <summary>Whether a question is one of the domain.</summary>
    /// <param name="forms">The question's forms.</param>
    /// <param name="best">The passages that were found, best first.</param>
    public bool Matches(IReadOnlyCollection<QuestionForm> forms, IEnumerable<Chunk> best)
    {
        ArgumentNullException.ThrowIfNull(forms);
        if (Form is { } form && !forms.Contains(form))
        {
            return false;
        }

        if (!IsAboutPages)
        {
            return true;
        }

        var fits = best.Take(Passages).Select(Fits).ToList();
        return fits.Count > 0 && fits[0] && fits.Count(fit => fit) * 2 >= fits.Count;
    }

    /// <summary>The rule in words, for the log.</summary>
    public override string ToString() => string.Join(" and ", new[]
    {
        Form is { } form ? $"form {QuestionForms.NameOf(form)}" : null,
        Said("product", Products), Said("version", Versions), Said("language", Languages), Said("path", Paths),
    }.Where(condition => condition is not null));

    private static string? Said<T>(string what, IReadOnlyList<T> values) => values.Count > 0 ? $"{what} {string.Join(" or ", values)}" : null;

    private bool Fits(Chunk passage) =>
        Has(Products, passage.Labels.Product)
        && Has(Versions, passage.Labels.Version)
        && Has(Languages, passage.Labels.Language)
        && (Paths.Count == 0 || Paths.Any(glob => glob.Matches(passage.Page.Path) || glob.Matches(PathGlob.PathOf(passage.PageUrl))));

    private static bool Has(IReadOnlyList<string> wanted, string? label) =>
        wanted.Count == 0 || (label is not null && wanted.Contains(label, StringComparer.OrdinalIgnoreCase));
}
