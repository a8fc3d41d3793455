using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Tests.Sites;

public sealed class SiteDetectorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_mkdocs_project_names_its_content_folder()
    {
        _folder.Write("mkdocs.yml", "site_name: x\ndocs_dir: 'handbook'\n");
        _folder.Write("handbook/index.md", "# X");
        var layout = SiteDetector.Detect(_folder.Path);
        (layout.Conventions.Generator, layout.ContentFolder).ShouldBe((SiteGenerator.MkDocs, Path.Combine(_folder.Path, "handbook")));
        SiteDetector.Detect(Path.Combine(_folder.Path, "handbook")).Conventions.Generator.ShouldBe(SiteGenerator.MkDocs);
    }

    [Fact]
    public void A_hugo_project_says_how_it_makes_fragments()
    {
        _folder.Write("hugo.toml", "[markup.goldmark.parser]\nautoHeadingIDType = \"blackfriday\"\n");
        _folder.Write("content/en/_index.md", "Home");
        var layout = SiteDetector.Detect(Path.Combine(_folder.Path, "content", "en"));
        (layout.Conventions.Generator, layout.Conventions.HeadingIds).ShouldBe((SiteGenerator.Hugo, HugoHeadingIds.Blackfriday));
        SiteDetector.Detect(_folder.Path).ContentFolder.ShouldBe(Path.Combine(_folder.Path, "content"));
    }

    [Theory]
    [InlineData("what-s-new", HugoHeadingIds.Blackfriday)]
    [InlineData("whats-new", HugoHeadingIds.GitHub)]
    public void Content_without_its_project_tells_by_its_own_links(string fragment, HugoHeadingIds rule)
    {
        _folder.Write("_index.md", $"See [news](/docs/#{fragment}).");
        _folder.Write("docs/_index.md", "## What's new\n\nThis.");
        var site = SiteDetector.Detect(_folder.Path).Conventions;
        (site.Generator, site.HeadingIds).ShouldBe((SiteGenerator.Hugo, rule));
    }

    [Theory]
    [InlineData("index.html", "<p>x</p>", SiteGenerator.Html)]
    [InlineData("README.md", "# Plain", SiteGenerator.GitHub)]
    [InlineData("index.md", "# Title { #title }", SiteGenerator.MkDocs)]
    public void Pages_alone_tell_what_they_can(string file, string content, SiteGenerator generator)
    {
        _folder.Write(file, content);
        SiteDetector.Detect(_folder.Path).Conventions.Generator.ShouldBe(generator);
    }

    [Fact]
    public void A_missing_folder_is_no_fault_here() =>
        SiteDetector.Detect(Path.Combine(_folder.Path, "missing")).Conventions.Generator.ShouldBe(SiteGenerator.GitHub);

    public void Dispose() => _folder.Dispose();
}
