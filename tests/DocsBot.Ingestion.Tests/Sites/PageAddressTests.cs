using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Tests.Sites;

public sealed class PageAddressTests
{
    private static readonly Uri Base = new("https://docs.test/en");

    [Theory]
    [InlineData("index.md", "https://docs.test/en/")]
    [InlineData("guide/README.md", "https://docs.test/en/guide/")]
    [InlineData("guide/install.md", "https://docs.test/en/guide/install/")]
    [InlineData("with space/ä.md", "https://docs.test/en/with%20space/%C3%A4/")]
    [InlineData("page.html", "https://docs.test/en/page.html")]
    public void MkDocs_gives_each_page_a_directory(string path, string url) => Address(SiteGenerator.MkDocs, path).ShouldBe(url);

    [Theory]
    [InlineData("README.md", "https://docs.test/en/README.md")]
    [InlineData("guide/install.md", "https://docs.test/en/guide/install.md")]
    public void GitHub_shows_the_file(string path, string url) => Address(SiteGenerator.GitHub, path).ShouldBe(url);

    [Theory]
    [InlineData("a/b.html", "https://docs.test/en/a/b.html")]
    [InlineData("a/b.md", "https://docs.test/en/a/b.html")]
    public void Html_stays_where_it_is(string path, string url) => Address(SiteGenerator.Html, path).ShouldBe(url);

    [Theory]
    [InlineData("_index.md", "https://docs.test/en/")]
    [InlineData("docs/Concepts/_index.md", "https://docs.test/en/docs/concepts/")]
    [InlineData("docs/My Page.md", "https://docs.test/en/docs/my-page/")]
    [InlineData("docs/bundle/index.md", "https://docs.test/en/docs/bundle/")]
    [InlineData("case/index.html", "https://docs.test/en/case/")]
    public void Hugo_lowers_and_drops_index(string path, string url) => Address(SiteGenerator.Hugo, path).ShouldBe(url);

    [Fact]
    public void Hugo_takes_the_slug_and_the_url_of_the_front_matter()
    {
        Address(SiteGenerator.Hugo, "docs/a.md", new PageFacts(Slug: "Other Name")).ShouldBe("https://docs.test/en/docs/other-name/");
        Address(SiteGenerator.Hugo, "docs/b/index.md", new PageFacts(Slug: "c")).ShouldBe("https://docs.test/en/docs/c/");
        Address(SiteGenerator.Hugo, "docs/a.md", new PageFacts(Url: "/Blog/2015/03/Hello")).ShouldBe("https://docs.test/en/blog/2015/03/hello/");
        Address(SiteGenerator.Hugo, "docs/a.md", new PageFacts(Url: "/feed.xml")).ShouldBe("https://docs.test/en/feed.xml");
    }

    [Fact]
    public void Hugo_fills_in_permalinks_and_finds_the_date_in_the_name_when_there_is_no_other()
    {
        var site = new SiteConventions { Generator = SiteGenerator.Hugo, BaseUrl = Base, Permalinks = new Dictionary<string, string>(StringComparer.Ordinal) { ["blog"] = "/:section/:year/:month/:day/:slug/" } };
        site.UrlOf("blog/_posts/x.md", new PageFacts(Slug: "hello", Date: new DateOnly(2024, 5, 6))).ShouldBe("https://docs.test/en/blog/2024/05/06/hello/");
        site.UrlOf("blog/_posts/2023-01-02-first/index.md", new PageFacts(Title: "The First: Post!")).ShouldBe("https://docs.test/en/blog/2023/01/02/the-first-post/");
        site.UrlOf("blog/_index.md", new PageFacts()).ShouldBe("https://docs.test/en/blog/");
        site.UrlOf("blog/undated.md", new PageFacts()).ShouldBe("https://docs.test/en/blog/undated/");
    }

    [Fact]
    public void Without_a_base_address_pages_are_at_the_chat_service()
    {
        var site = new SiteConventions { Generator = SiteGenerator.GitHub };
        site.UrlOf("README.md", new PageFacts()).ShouldBe("/docs/");
        site.UrlOf("guides/install.md", new PageFacts()).ShouldBe("/docs/guides/install/");
    }

    [Fact]
    public void The_style_of_addresses_can_be_told() =>
        new SiteConventions { Generator = SiteGenerator.GitHub, BaseUrl = Base, Urls = UrlStyle.Html }.UrlOf("a/b.md", new PageFacts()).ShouldBe("https://docs.test/en/a/b.html");

    private static string Address(SiteGenerator generator, string path, PageFacts? facts = null) =>
        new SiteConventions { Generator = generator, BaseUrl = Base }.UrlOf(path, facts ?? new PageFacts());
}
