using DocsBot.Ingestion.Parsing;

namespace DocsBot.Ingestion.Tests.Parsing;

public sealed class FrontMatterTests
{
    [Fact]
    public void Yaml_fields_are_read_whatever_else_is_there()
    {
        var front = FrontMatter.Split("---\nTitle: 'A: b'\ndate: 2024-05-06T10:00:00Z\ntags: [x, y]\n_build:\n  render: false\n  list: never\nnested:\n  deep:\n    title: no\nempty:\n---\nBody\n", out var body, out var fault);
        fault.ShouldBeNull();
        body.ShouldBe("Body\n");
        front.Title.ShouldBe("A: b");
        front.Facts.Date.ShouldBe(new DateOnly(2024, 5, 6));
        front.IsPartOfAnother.ShouldBeTrue();
        front.Text("empty").ShouldBeNull();
    }

    [Theory]
    [InlineData("---\n\nJust a rule above prose.\n\n---\n\nMore.")]
    [InlineData("--- \ntitle: no\n")]
    [InlineData("---\ntitle: never closed\n")]
    [InlineData("+++")]
    [InlineData("")]
    public void A_rule_is_no_front_matter(string text)
    {
        FrontMatter.Split(text, out var body, out var fault).Title.ShouldBeNull();
        fault.ShouldBeNull();
        body.ShouldBe(text);
    }

    [Fact]
    public void An_empty_front_matter_is_one()
    {
        FrontMatter.Split("---\n---\nBody", out var body, out var fault);
        fault.ShouldBeNull();
        body.ShouldBe("Body");
    }

    [Fact]
    public void Broken_yaml_names_its_line()
    {
        FrontMatter.Split("---\ntitle: x\nlist: [a, b\nother: y\n---\nBody", out _, out var fault);
        fault.ShouldNotBeNull().ShouldContain("line");
    }

    [Theory]
    [InlineData("draft: true")]
    [InlineData("headless: true")]
    [InlineData("noindex: true")]
    [InlineData("published: false")]
    public void A_page_can_ask_to_be_left_out(string field) =>
        FrontMatter.Split($"---\n{field}\n---\n", out _, out _).NotPublished.ShouldNotBeNull();

    [Fact]
    public void Toml_fields_are_read()
    {
        var front = FrontMatter.Split("+++\n# remark\ntitle = \"A \\\"b\\\"\"\nslug = 'c'\ndate = 2024-05-06\ndraft = false\ntags = [\"x\"]\n[build]\nrender = \"never\"\n+++\nBody", out var body, out _);
        front.Title.ShouldBe("A \"b\"");
        front.Facts.Slug.ShouldBe("c");
        front.NotPublished.ShouldBeNull();
        front.IsPartOfAnother.ShouldBeTrue();
        body.ShouldBe("Body");
    }
}
