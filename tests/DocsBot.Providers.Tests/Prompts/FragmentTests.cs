using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

/// <summary>Text that templates share.</summary>
public sealed class FragmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fragment_alone_on_its_line_takes_the_line_and_one_within_a_line_its_place()
    {
        _folder.Write("fragments/tone.hbs", "Be kind.\nBe brief.\n");
        Template("Rules:\n{{> tone}}\nAlways ({{> tone }}) {{question}}");

        Render().ShouldBe("Rules:\nBe kind.\nBe brief.\nAlways (Be kind.\nBe brief.) Hi");
    }

    [Fact]
    public void The_indentation_of_an_include_goes_to_every_line_of_it()
    {
        _folder.Write("fragments/outer.hbs", "outer\n  {{> inner}}\nend");
        _folder.Write("fragments/inner.hbs", "one\n\ntwo");
        Template("-\n  {{> outer}}\n{{question}}");

        Render().ShouldBe("-\n  outer\n    one\n\n    two\n  end\nHi");
    }

    [Fact]
    public void A_fragment_may_use_what_the_template_declares()
    {
        _folder.Write("fragments/ask.hbs", "{{#if question}}{{question}}{{/if}}");
        Template("{{> ask}}");

        Render().ShouldBe("Hi");
    }

    [Fact]
    public void An_include_in_a_comment_is_none()
    {
        Template("{{!-- {{> gone}} --}}{{question}}");

        Render().ShouldBe("Hi");
    }

    [Fact]
    public void A_value_that_looks_like_an_include_is_text()
    {
        _folder.Write("fragments/tone.hbs", "Be kind.");
        Template("{{> tone}}\n{{question}}");

        Load().Latest("greet").Render(Samples.Arguments("{{> tone}}")).Single().Text.ShouldBe("Be kind.\n{{> tone}}");
    }

    [Fact]
    public void The_hash_of_a_version_holds_its_fragments()
    {
        _folder.Write("fragments/a.hbs", "{{> b}}");
        _folder.Write("fragments/b.hbs", "kind");
        _folder.Write("fragments/unused.hbs", "x");
        Template("{{> a}} {{question}}");
        var before = Load().Latest("greet");

        _folder.Write("fragments/unused.hbs", "y");
        Load().Latest("greet").Id.ShouldBe(before.Id);
        _folder.Write("fragments/b.hbs", "brief");
        var after = Load().Latest("greet");

        before.Fragments.Select(fragment => fragment.Name).ShouldBe(["a", "b"]);
        after.Id.Sha256.ShouldNotBe(before.Id.Sha256, StringComparer.Ordinal);
        after.Id.Sha256.ShouldBe(Sha256($"{FileSha256("greet/v1.yaml")}\na {FileSha256("fragments/a.hbs")}\nb {FileSha256("fragments/b.hbs")}\n"));
    }

    [Theory]
    [InlineData("{{> gone}}", "v1.yaml", 4, "no fragment 'gone'. Add fragments/gone.hbs, or include one of: bad, loop, tone, wrong")]
    [InlineData("ok\n{{> (lookup . 'tone')}}", "v1.yaml", 5, "by its name alone")]
    [InlineData("ok\n{{> tone loud=1}}", "v1.yaml", 5, "by its name alone")]
    [InlineData("{{> loop}}", "loop.hbs", 2, "include each other: loop > loop")]
    [InlineData("{{> wrong}}", "wrong.hbs", 2, "'prodcut' is not declared")]
    [InlineData("a\n{{> tone}}\n{{prodcut}}", "v1.yaml", 6, "'prodcut' is not declared")]
    [InlineData("a\n {{> bad}}", "bad.hbs", 3, "not closed")]
    public void A_wrong_include_is_told_where_its_author_finds_it(string body, string file, int line, string told)
    {
        _folder.Write("fragments/tone.hbs", "Be kind.\nBe brief.\n");
        _folder.Write("fragments/loop.hbs", "a\n{{> loop}}");
        _folder.Write("fragments/wrong.hbs", "a\n{{prodcut}}");
        _folder.Write("fragments/bad.hbs", "a\nb\n{{#if question}}");
        Template(body);

        var message = Should.Throw<PromptException>(Load).Message;

        message.ShouldContain($"{file}, line {line}: ");
        message.ShouldContain(told);
    }

    [Fact]
    public void A_fragment_that_is_misnamed_or_no_text_is_told()
    {
        Template("{{question}}");
        _folder.Write("fragments/My Tone.hbs", "x");
        _folder.Write("fragments/latin.hbs", "");
        File.WriteAllBytes(_folder["fragments/latin.hbs"], [0xfc]);

        var faults = PromptFolder.Read(_folder.Root).Faults.Select(fault => fault.Message).ToList();

        faults.Count.ShouldBe(2);
        faults[0].ShouldContain("My Tone.hbs is not named");
        faults[1].ShouldContain("latin.hbs is not UTF-8");
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string FileSha256(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder[file])));

    private void Template(string body) => _folder.Write("greet/v1.yaml", $"""
        name: greet
        template_format: handlebars
        template: |
          {("<message role=\"user\">" + body + "</message>").ReplaceLineEndings("\n  ")}
        input_variables:
          - name: question
        """);

    private PromptLibrary Load() => PromptFolder.Load(_folder.Root).Library;

    private string Render() => Load().Latest("greet").Render(Samples.Arguments("Hi")).Single().Text;
}
