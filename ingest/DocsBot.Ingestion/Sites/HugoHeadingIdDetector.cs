using System.Text.RegularExpressions;

namespace DocsBot.Ingestion.Sites;

/// <summary>
/// Finds out how a Hugo site makes fragments: from its configuration, else from the pages themselves, whose links to each other's headings are right by one rule
/// and wrong by the other.
/// </summary>
internal static partial class HugoHeadingIdDetector
{
    private const int PagesLookedAt = 5000;

    private static readonly string[] Configurations =
        ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml", "config/_default/markup.toml", "config/_default/markup.yaml"];

    /// <summary>The rule of the site.</summary>
    /// <param name="project">The folder that may hold the configuration.</param>
    /// <param name="content">The folder that holds the pages.</param>
    public static HugoHeadingIds Detect(string project, string content)
    {
        foreach (var file in Configurations.Select(name => Path.Combine(project, name)).Where(File.Exists))
        {
            if (Setting().Match(TextOf(file)) is { Success: true } match)
            {
                return match.Groups["type"].Value switch
                {
                    "blackfriday" => HugoHeadingIds.Blackfriday,
                    "github-ascii" => HugoHeadingIds.GitHubAscii,
                    _ => HugoHeadingIds.GitHub,
                };
            }
        }

        return FromLinks(content);
    }

    private static HugoHeadingIds FromLinks(string content)
    {
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        var headings = new List<(string GitHub, string Blackfriday)>();
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        foreach (var file in Directory.EnumerateFiles(content, "*.md", options).Order(StringComparer.Ordinal).Take(PagesLookedAt))
        {
            var text = TextOf(file);
            fragments.UnionWith(SectionLink().Matches(text).Select(match => match.Groups["fragment"].Value));
            foreach (Match heading in Heading().Matches(text))
            {
                var words = heading.Groups["text"].Value.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Trim();
                var slugs = (Slugs.Hugo(words, HugoHeadingIds.GitHub), Slugs.Hugo(words, HugoHeadingIds.Blackfriday));
                if (slugs.Item1 != slugs.Item2)
                {
                    headings.Add(slugs);
                }
            }
        }

        var github = headings.Count(slugs => fragments.Contains(slugs.GitHub));
        var blackfriday = headings.Count(slugs => fragments.Contains(slugs.Blackfriday));
        return blackfriday > github ? HugoHeadingIds.Blackfriday : HugoHeadingIds.GitHub;
    }

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"autoHeadingIDType[""']?\s*[=:]\s*[""']?(?<type>[a-z-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\([^)\s#:]*#(?<fragment>[^)\s""]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionLink();

    [GeneratedRegex(@"^#{1,6} (?<text>[^\n{]+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
