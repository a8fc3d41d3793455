using System.Globalization;
using System.Text;

namespace DocsBot.Ingestion.Sites;

/// <summary>Fills in Hugo's permalink patterns (gohugo.io, "Permalinks"): <c>/:section/:year/:month/:day/:slug/</c>.</summary>
internal static class Permalink
{
    /// <summary>The address a pattern gives a page; null when the page lacks a date that the pattern asks for, or a token is unknown.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="path">The page's path within the source.</param>
    /// <param name="facts">What the page says of itself.</param>
    public static string? Expand(string pattern, string path, PageFacts facts)
    {
        var name = ContentName(path);
        var segments = path.Split('/');
        var date = facts.Date ?? DateOf(name);
        var url = new StringBuilder();
        for (var i = 0; i < pattern.Length;)
        {
            if (pattern[i] != ':')
            {
                url.Append(pattern[i++]);
                continue;
            }

            var end = i + 1;
            while (end < pattern.Length && char.IsAsciiLetter(pattern[end]))
            {
                end++;
            }

            var value = pattern[(i + 1)..end] switch
            {
                "section" => segments.Length > 1 ? segments[0] : "",
                "sections" => string.Join('/', segments[..^1]),
                "year" => date?.ToString("yyyy", CultureInfo.InvariantCulture),
                "month" => date?.ToString("MM", CultureInfo.InvariantCulture),
                "day" => date?.ToString("dd", CultureInfo.InvariantCulture),
                "monthname" => date?.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant(),
                "slug" => PageAddresses.Segment(facts.Slug ?? facts.Title ?? name),
                "title" => PageAddresses.Segment(facts.Title ?? name),
                "slugorfilename" or "slugorcontentbasename" => PageAddresses.Segment(facts.Slug ?? name),
                "filename" or "contentbasename" => PageAddresses.Segment(name),
                _ => null,
            };
            if (value is null)
            {
                return null;
            }

            url.Append(value);
            i = end;
        }

        return url.ToString();
    }

    /// <summary>The file's name without extension; a bundle's is its folder's.</summary>
    private static string ContentName(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path));
        return name is "index" or "_index" && !string.IsNullOrEmpty(folder) ? folder : name;
    }

    private static DateOnly? DateOf(string name) =>
        name.Length >= 10 && DateOnly.TryParseExact(name[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
