using System.Text.RegularExpressions;

namespace DocsBot.Architecture.Tests;

/// <summary>Links in the guide and in the repository's own pages lead to a file, and to a heading where they name one.</summary>
public sealed partial class DocumentationLinkTests
{
    public static TheoryData<string> Pages =>
        [.. new[] { "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md" }.Concat(GuidePages().Select(page => "docs/" + page))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_internal_link_of_a_page_resolves(string page)
    {
        var file = Path.Combine(Repository.Root, page);

        var broken = LinksOf(File.ReadAllText(file)).Where(target => !Resolves(file, target));

        broken.ShouldBeEmpty($"{page} has links that lead nowhere.");
    }

    [Fact]
    public void Every_page_of_the_guide_is_reached_from_its_first_page()
    {
        var linked = LinksOf(File.ReadAllText(Path.Combine(Repository.Root, "docs", "index.md"))).Select(target => target.Split('#')[0]);

        GuidePages().Where(page => page != "index.md").Except(linked, StringComparer.Ordinal).ShouldBeEmpty("docs/index.md does not mention them.");
    }

    [Fact]
    public void Every_page_of_the_guide_has_a_title_and_a_description()
    {
        foreach (var page in GuidePages())
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));

            text.ShouldMatch(@"\A---\ntitle: .+\ndescription: .+\n---\n\n# .+\n", $"docs/{page} begins otherwise.");
        }
    }

    private static IEnumerable<string> GuidePages()
    {
        var folder = Path.Combine(Repository.Root, "docs");
        return Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> LinksOf(string markdown) =>
        Link().Matches(WithoutCode(markdown)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool Resolves(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);
        if (!Path.Exists(file))
        {
            return false;
        }

        return parts.Length == 1 || AnchorsOf(File.ReadAllText(file)).Contains(parts[1]);
    }

    /// <summary>The anchors that GitHub gives headings: lower case, punctuation dropped, spaces to hyphens, repetitions numbered.</summary>
    private static HashSet<string> AnchorsOf(string markdown)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(WithoutCode(markdown)))
        {
            var slug = NotInSlug().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');
            var anchor = slug;
            for (var n = 1; !anchors.Add(anchor); n++)
            {
                anchor = $"{slug}-{n}";
            }
        }

        return anchors;
    }

    /// <summary>Examples in fences are no links and no headings; inline code stays, since a link may have it as its text.</summary>
    private static string WithoutCode(string markdown) => Fence().Replace(markdown.ReplaceLineEndings("\n"), "");

    [GeneratedRegex(@"^[ ]*```[^\n]*\n.*?^[ ]*```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}\p{Pc} -]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInSlug();
}
