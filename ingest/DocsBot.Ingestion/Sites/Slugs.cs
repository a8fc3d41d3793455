using System.Globalization;
using System.Text;

namespace DocsBot.Ingestion.Sites;

/// <summary>The fragment each generator makes of a heading's plain text, before duplicates are told apart.</summary>
internal static class Slugs
{
    /// <summary>github-slugger: lower case; letters, marks, decimal digits, connectors, spaces and hyphens stay; a space becomes a hyphen.</summary>
    public static string GitHub(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var rune in heading.ToLowerInvariant().EnumerateRunes())
        {
            if (rune.Value is ' ' or '-')
            {
                slug.Append('-');
            }
            else if (IsGitHubLetter(Rune.GetUnicodeCategory(rune)))
            {
                slug.Append(rune);
            }
        }

        return slug.ToString();
    }

    /// <summary>
    /// Hugo's <c>autoHeadingIDType</c> (markup/goldmark/autoid.go). <c>github</c>: letters, digits and underscores stay; a space or hyphen becomes a hyphen.
    /// <c>blackfriday</c>: every run of other characters than letters and numbers becomes a hyphen, none at the ends.
    /// </summary>
    public static string Hugo(string heading, HugoHeadingIds rule)
    {
        if (rule == HugoHeadingIds.Blackfriday)
        {
            return Blackfriday(heading) is { Length: > 0 } id ? id : "heading";
        }

        heading = rule == HugoHeadingIds.GitHubAscii ? LatinFolding.ToAscii(heading) : heading;
        var slug = new StringBuilder(heading.Length);
        foreach (var rune in heading.Trim().EnumerateRunes())
        {
            if (rune.Value is ' ' or '-')
            {
                slug.Append('-');
            }
            else if (rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
        }

        return slug.Length == 0 ? "heading" : slug.ToString();
    }

    /// <summary>Python-Markdown's <c>toc.slugify</c>: ASCII of NFKD, <c>[^\w\s-]</c> removed, trimmed, lower case, runs of spaces and hyphens to one hyphen.</summary>
    public static string MkDocs(string heading)
    {
        var kept = new StringBuilder(heading.Length);
        foreach (var c in LatinFolding.ToAscii(heading))
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || char.IsWhiteSpace(c))
            {
                kept.Append(char.ToLowerInvariant(c));
            }
        }

        var slug = new StringBuilder(kept.Length);
        foreach (var c in kept.ToString().Trim())
        {
            if (c is not '-' && !char.IsWhiteSpace(c))
            {
                slug.Append(c);
            }
            else if (slug.Length == 0 || slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }

    private static string Blackfriday(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        var hyphen = false;
        foreach (var rune in heading.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) && !Rune.IsNumber(rune))
            {
                hyphen = true;
                continue;
            }

            slug.Append(hyphen && slug.Length > 0 ? "-" : "").Append(Rune.ToLowerInvariant(rune));
            hyphen = false;
        }

        return slug.ToString();
    }

    private static bool IsGitHubLetter(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or
        UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
