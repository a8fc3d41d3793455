using System.Text.Json;
using System.Text.RegularExpressions;
using DocsBot.Ingestion.Parsing;
using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Tests.Sites;

/// <summary>
/// The authors of real sites link to each other's sections, and their builds check it: the share of those links that hit an anchor made here measures
/// whether anchors and addresses are the generator's own.
/// </summary>
public sealed partial class CorpusLinkTests(ITestOutputHelper output)
{
    private static readonly Uri Base = new("https://site.test/");

    private static readonly Dictionary<string, string> BlogPermalink = new(StringComparer.Ordinal) { ["blog"] = "/:section/:year/:month/:day/:slug/" };

    [Theory]
    [InlineData("kubernetes", SiteGenerator.Hugo, 0.97)]
    [InlineData("fastapi", SiteGenerator.MkDocs, 0.97)]
    [InlineData("prometheus", SiteGenerator.GitHub, 0.97)]
    public async Task Links_between_sections_hit_the_anchors_that_were_made(string corpus, SiteGenerator generator, double share)
    {
        var folder = Corpora.Require(corpus);
        var site = SiteDetector.Detect(folder).Conventions with { BaseUrl = Base, Urls = UrlStyle.Directory, Permalinks = BlogPermalink };
        site.Generator.ShouldBe(generator);
        var pages = await Corpora.ParseAsync(folder, site);
        var anchors = AnchorsByPage(pages);
        var conceivable = await ConceivableAnchorsAsync(folder, site, pages);
        var (hits, links, rotten, misses) = (0, 0, 0, new List<string>());
        foreach (var (path, text, result) in pages)
        {
            if (result is not ParseResult.Parsed parsed || path.StartsWith("blog/", StringComparison.Ordinal))
            {
                // Posts are not kept up to date: their links rot.
                continue;
            }

            foreach (Match match in FragmentLink().Matches(WithoutCode(text)))
            {
                var target = Target(parsed.Page.Url, path, match.Groups["path"].Value, generator);
                if (target is null || !anchors.TryGetValue(Trimmed(target), out var there))
                {
                    continue;
                }

                var fragment = Uri.UnescapeDataString(match.Groups["fragment"].Value);
                links++;
                if (there.Contains(fragment) || text.Contains($"id=\"{fragment}\"", StringComparison.Ordinal) || text.Contains($"name=\"{fragment}\"", StringComparison.Ordinal))
                {
                    hits++;
                }
                else if (!conceivable[Trimmed(target)].Contains(fragment))
                {
                    // No generator makes that of any heading there: the heading was renamed or removed, and the link is rotten.
                    links--;
                    rotten++;
                }
                else
                {
                    misses.Add($"{path} -> {target}#{fragment}");
                }
            }
        }

        output.WriteLine($"{corpus}: {hits} of {links} fragment links hit an anchor ({(double)hits / links:P2}); {rotten} more are rotten");
        misses.ForEach(output.WriteLine);
        links.ShouldBeGreaterThan(20);
        ((double)hits / links).ShouldBeGreaterThan(share);
    }

    [Fact]
    public async Task Every_page_of_the_kubernetes_site_has_the_address_that_it_has_there()
    {
        var known = File.ReadLinesAsync(Path.Combine(Corpora.RequireShared("eval", "k8s_links"), "corpus.jsonl"), TestContext.Current.CancellationToken);
        var site = new SiteConventions { Generator = SiteGenerator.Hugo, BaseUrl = new Uri("https://kubernetes.io/"), Permalinks = BlogPermalink };
        var pages = await Corpora.ParseAsync(Corpora.Require("kubernetes"), site);
        var urls = pages.Select(page => page.Result).OfType<ParseResult.Parsed>().Select(parsed => parsed.Page.Url).ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        var all = 0;
        await foreach (var line in known)
        {
            var url = JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!;
            if (!url.Contains("/docs/", StringComparison.Ordinal) || ShownByAnother().IsMatch(url))
            {
                continue;
            }

            all++;
            if (!urls.Contains(url))
            {
                missing.Add(url);
            }
        }

        output.WriteLine($"kubernetes: {all - missing.Count} of {all} known addresses");
        missing.ForEach(output.WriteLine);
        missing.Count.ShouldBeLessThan(all / 100);
    }

    /// <summary>What any generator would make of the headings, by the addresses that this site's pages have.</summary>
    private static async Task<Dictionary<string, HashSet<string>>> ConceivableAnchorsAsync(
        string folder, SiteConventions site, IReadOnlyList<(string Path, string Text, ParseResult Result)> pages)
    {
        SiteConventions[] rules =
        [
            site with { Generator = SiteGenerator.Hugo, HeadingIds = HugoHeadingIds.GitHub },
            site with { Generator = SiteGenerator.Hugo, HeadingIds = HugoHeadingIds.Blackfriday },
            site with { Generator = SiteGenerator.MkDocs },
            site with { Generator = SiteGenerator.GitHub },
        ];
        var addresses = pages.Where(page => page.Result is ParseResult.Parsed).ToDictionary(page => page.Path, page => Trimmed(((ParseResult.Parsed)page.Result).Page.Url), StringComparer.Ordinal);
        var all = AnchorsByPage(pages);
        foreach (var rule in rules.Where(rule => rule != site))
        {
            foreach (var (path, _, result) in await Corpora.ParseAsync(folder, rule))
            {
                if (result is ParseResult.Parsed parsed && addresses.TryGetValue(path, out var address))
                {
                    all[address].UnionWith(parsed.Anchors);
                }
            }
        }

        return all;
    }

    private static Dictionary<string, HashSet<string>> AnchorsByPage(IEnumerable<(string Path, string Text, ParseResult Result)> pages)
    {
        var anchors = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var parsed in pages.Select(page => page.Result).OfType<ParseResult.Parsed>())
        {
            anchors.TryAdd(Trimmed(parsed.Page.Url), []);
            anchors[Trimmed(parsed.Page.Url)].UnionWith(parsed.Anchors);
        }

        return anchors;
    }

    private static string? Target(string page, string path, string link, SiteGenerator generator)
    {
        if (link.Length == 0)
        {
            return page;
        }

        if (link.EndsWith(".md", StringComparison.Ordinal))
        {
            // Links between files are relative to the file, not to its address.
            var folder = new Uri(Base, path);
            var resolved = new Uri(folder, link).AbsolutePath.TrimStart('/');
            return new SiteConventions { Generator = generator, BaseUrl = Base, Urls = UrlStyle.Directory }.UrlOf(Uri.UnescapeDataString(resolved), new PageFacts());
        }

        return Uri.TryCreate(new Uri(page), link, out var target) && target.Host == Base.Host ? target.GetLeftPart(UriPartial.Path) : null;
    }

    private static string Trimmed(string url) => url.TrimEnd('/');

    private static string WithoutCode(string text) => Fence().Replace(text, "");

    // That list gives terms, feature gates and includes an address by their path; the site shows them on another page.
    [GeneratedRegex("/glossary/.|/feature-gates/.|/included/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShownByAnother();

    [GeneratedRegex(@"\]\((?<path>[^)\s#:]*)#(?<fragment>[^)\s""]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FragmentLink();

    [GeneratedRegex(@"^[ \t]*(?<fence>```+|~~~+).*?^[ \t]*\k<fence>[ \t]*$|`[^`\n]*`", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fence();
}
