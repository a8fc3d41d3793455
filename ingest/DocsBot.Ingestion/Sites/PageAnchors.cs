using System.Globalization;

namespace DocsBot.Ingestion.Sites;

/// <summary>Gives the headings of one page their fragments, in reading order, duplicates told apart the way the generator does.</summary>
internal sealed class PageAnchors
{
    private readonly SiteConventions _site;
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>Starts a page.</summary>
    /// <param name="site">Whose rules.</param>
    /// <param name="explicitIds">Ids that the page's author gave anywhere on the page.</param>
    public PageAnchors(SiteConventions site, IEnumerable<string> explicitIds)
    {
        _site = site;
        if (site.Generator == SiteGenerator.MkDocs)
        {
            // Python-Markdown knows all explicit ids before it gives the first one of its own; the others learn of them in passing.
            foreach (var id in explicitIds)
            {
                _taken.TryAdd(id, 0);
            }
        }
    }

    /// <summary>The fragment of the next heading.</summary>
    /// <param name="heading">Its plain text.</param>
    /// <param name="explicitId">The id its author gave it, or null.</param>
    public string Next(string heading, string? explicitId)
    {
        if (explicitId is not null)
        {
            _taken.TryAdd(explicitId, 0);
            return explicitId;
        }

        var anchor = _site.Generator switch
        {
            SiteGenerator.Hugo => Numbered(Slugs.Hugo(heading, _site.HeadingIds)),
            SiteGenerator.MkDocs => Underscored(Slugs.MkDocs(heading)),
            _ => Counted(Slugs.GitHub(heading)),
        };
        _taken[anchor] = 0;
        return anchor;
    }

    /// <summary>github-slugger: each slug counts its own repetitions.</summary>
    private string Counted(string slug)
    {
        var anchor = slug;
        while (_taken.ContainsKey(anchor))
        {
            _taken[slug]++;
            anchor = string.Create(CultureInfo.InvariantCulture, $"{slug}-{_taken[slug]}");
        }

        return anchor;
    }

    /// <summary>Hugo: the first free number from 1.</summary>
    private string Numbered(string slug)
    {
        var anchor = slug;
        for (var n = _taken.GetValueOrDefault(slug) + 1; _taken.ContainsKey(anchor); n++)
        {
            anchor = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
            _taken[slug] = n;
        }

        return anchor;
    }

    /// <summary>Python-Markdown's <c>toc.unique</c>: <c>_1</c>, or the number that the slug ends with, plus one.</summary>
    private string Underscored(string slug)
    {
        var (stem, n) = (slug, 0);
        var line = slug.LastIndexOf('_');
        if (line >= 0 && int.TryParse(slug.AsSpan(line + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 2)
        {
            (stem, n) = (slug[..line], number);
        }

        var anchor = slug;
        if (anchor.Length == 0 || _taken.ContainsKey(anchor))
        {
            n = Math.Max(n, _taken.GetValueOrDefault(stem));
            do
            {
                n++;
                anchor = string.Create(CultureInfo.InvariantCulture, $"{stem}_{n}");
            }
            while (_taken.ContainsKey(anchor));
            if (_taken.ContainsKey(stem))
            {
                _taken[stem] = n;
            }
        }

        return anchor;
    }
}
