using System.Text;
using DocsBot.Core.Documents;
using DocsBot.Ingestion.Parsing;
using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Tests.Parsing;

public sealed class PageParserTests
{
    [Fact]
    public void The_title_is_the_front_matters_else_the_first_heading_else_the_file_name()
    {
        Parsed("a.md", "---\ntitle: Given\n---\n# Heading\n\nx").Title.ShouldBe("Given");
        Parsed("a.md", "Intro\n\n# The `heading`\n\nx").Title.ShouldBe("The heading");
        Parsed("guides/getting-started.md", "x").Title.ShouldBe("Getting started");
        Parsed("guides/index.md", "x").Title.ShouldBe("Guides");
        Parsed("a.html", "<title>From\n head &amp; more</title><p>x</p>").Title.ShouldBe("From head & more");
    }

    [Fact]
    public void A_top_heading_that_is_not_the_title_stays_in_the_path() =>
        Parsed("a.md", "---\ntitle: Given\n---\n# Other\n\n## Sub\n\nx").Sections.ShouldHaveSingleItem().HeadingPath.ShouldBe(["Other", "Sub"]);

    [Fact]
    public void Text_above_the_first_heading_has_no_anchor()
    {
        var sections = Parsed("a.md", "Intro\n\n## One\n\nx").Sections;
        sections[0].Anchor.ShouldBeNull();
        sections[0].HeadingPath.ShouldBeEmpty();
        sections[1].Anchor.ShouldBe("one");
    }

    [Fact]
    public void Files_beside_a_hugo_bundle_are_shown_by_its_page()
    {
        string? Include(string path) => path switch
        {
            "docs/glossary/index.md" => "---\ntitle: Glossary\n---\n",
            "includes/index.md" => "---\nheadless: true\n---\n",
            _ => null,
        };
        Parsed("docs/glossary/pod.md", "A pod.", SiteGenerator.Hugo, Include).Url.ShouldBe("/docs/docs/glossary/");
        Parsed("docs/gates/x.md", "---\nbuild:\n  render: never\n---\nA gate.", SiteGenerator.Hugo, Include).Url.ShouldBe("/docs/docs/gates/");
        Parse("includes/part.md", "Part.", SiteGenerator.Hugo, Include).ShouldBeOfType<ParseResult.Skipped>().Reason.ShouldContain("includes/index.md");
    }

    [Theory]
    [InlineData("<meta name=robots content='NOINDEX, follow'><p>x</p>", "noindex")]
    [InlineData("<meta http-equiv=refresh content='0; URL=/new'><p>x</p>", "refresh")]
    public void Pages_that_are_not_to_be_indexed_are_skipped(string html, string reason) =>
        Parse("a.html", html).ShouldBeOfType<ParseResult.Skipped>().Reason.ShouldContain(reason);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("<!-- only a remark -->")]
    [InlineData("---\ntitle: x\n---\n")]
    public void A_page_without_text_has_no_section(string text)
    {
        Parsed("a.md", text).Sections.ShouldBeEmpty();
        Parsed("a.html", text).Sections.ShouldBeEmpty();
    }

    [Fact]
    public void A_format_without_a_parser_is_named() =>
        Parse("a.docx", "x").ShouldBeOfType<ParseResult.Broken>().Reason.ShouldContain(".docx");

    /// <summary>Each makes a careless parser quadratic, or overflows its stack: at this length that is minutes, or the end of the process.</summary>
    private static readonly Dictionary<string, (string Path, Func<string> Text)> Hostile = new(StringComparer.Ordinal)
    {
        ["quotations in quotations"] = ("a.md", () => Times("> ", 120_000)),
        ["lists in lists"] = ("a.md", () => Times("- ", 120_000)),
        ["brackets"] = ("a.md", () => Times("[", 120_000)),
        ["emphasis that does not end"] = ("a.md", () => Times("*a ", 80_000)),
        ["tags that do not end"] = ("a.md", () => Times("<b>", 80_000)),
        ["placeholders"] = ("a.md", () => Times("<label>", 40_000)),
        ["backticks"] = ("a.md", () => Times("`", 250_000)),
        ["containers that do not end"] = ("a.md", () => Times(":::note\n", 30_000)),
        ["admonitions without text"] = ("a.md", () => Times("!!! note\n", 30_000)),
        ["blocks that do not end"] = ("a.md", () => Times("/// tip\n", 30_000)),
        ["shortcodes that do not end"] = ("a.md", () => Times("{{< note >}}\n", 20_000)),
        ["shortcode tags that do not end"] = ("a.md", () => Times("{{< a ", 40_000)),
        ["escaped shortcodes that do not end"] = ("a.md", () => Times("{{</* ", 40_000)),
        ["shortcodes in shortcodes"] = ("a.md", () => Times("{{< note >}}", 20_000) + Times("{{< /note >}}", 20_000)),
        ["a table of HTML in pieces"] = ("a.md", () => "<table>\n\n" + Times("<tr><td>\n\nx\n\n", 15_000)),
        ["a table of many columns"] = ("a.md", () => Times("| a ", 20_000) + "\n" + Times("|---", 20_000)),
        ["headings of one name"] = ("a.md", () => Times("# a\n", 50_000)),
        ["elements in elements"] = ("a.html", () => Times("<div>", 50_000)),
        ["paragraphs that do not end"] = ("a.html", () => Times("<p>", 80_000)),
        ["items in items"] = ("a.html", () => Times("<ul><li>", 30_000)),
        ["inline elements in each other"] = ("a.html", () => Times("<b><i>", 30_000) + "x"),
        ["tables in tables"] = ("a.html", () => Times("<table><tr><td>", 20_000)),
        ["sections"] = ("a.html", () => Times("<h2 id=a>a</h2>", 20_000)),
    };

    public static TheoryData<string> HostilePages() => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(HostilePages))]
    public async Task A_hostile_page_costs_seconds_at_most(string name)
    {
        var (path, text) = Hostile[name];

        // It may be refused, by a result or by an exception that the pipeline turns into one; it may not hang, nor end the process.
        var parsing = Task.Run(() => Record.Exception(() => Parse(path, text(), SiteGenerator.Hugo)), TestContext.Current.CancellationToken);
        await parsing.WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
    }

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static Page Parsed(string path, string text, SiteGenerator generator = SiteGenerator.GitHub, Func<string, string?>? include = null) =>
        Parse(path, text, generator, include).ShouldBeOfType<ParseResult.Parsed>().Page;

    private static ParseResult Parse(string path, string text, SiteGenerator generator = SiteGenerator.GitHub, Func<string, string?>? include = null) =>
        new PageParser().Parse(new PageInput { Key = new PageKey("docs", path), Text = text, Site = new SiteConventions { Generator = generator }, Include = include ?? (_ => null) });
}
