using System.Text;
using DocsBot.Ingestion.Sources;
using DocsBot.Lab.Evaluation;

namespace DocsBot.Lab.Tests.Evaluation;

public sealed class JsonLinesSourceTests : IDisposable
{
    private readonly SetFolder _set = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task Every_line_is_a_page_that_is_read_from_its_place_in_the_file()
    {
        var source = new JsonLinesSource(_set.File("corpus.jsonl"));

        var pages = await List(source);

        source.Pages.ShouldBe(3);
        pages.Select(page => source.IdOf(page.Path)).ShouldBe(["walrus", "heron", "7"]);
        pages.Select(page => page.Title).ShouldBe(["Walruses", "Herons", null]);
        (await Read(pages[2])).ShouldBe("# Otters\n\nAn otter holds hands and eats clams too.");
        (await Read(pages[0])).ShouldStartWith("The walrus");
    }

    [Fact]
    public async Task Long_lines_a_byte_order_mark_and_a_last_line_without_its_break_are_read()
    {
        var text = new string('ü', 300_000);
        File.WriteAllText(_set.File("corpus.jsonl"), $$"""{"id": "a", "text": "{{text}}"}""" + "\r\n\n" + """{"id": "b", "text": "last"}""", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var pages = await List(new JsonLinesSource(_set.File("corpus.jsonl")));

        (await Read(pages[0])).ShouldBe(text);
        (await Read(pages[1])).ShouldBe("last");
    }

    [Theory]
    [InlineData("{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"a\", \"text\": \"y\"}", "line 2: page a stands there twice, first in line 1")]
    [InlineData("\n{\"id\": \"a\", \"text\": \"half a \\ud83d character\"}", "line 2: its \"text\" is not valid Unicode")]
    [InlineData("{\"id\": \"a\", \"text\": null}", "line 1: it has no \"text\"")]
    [InlineData("{\"id\": \"a\"}", "line 1: it has no \"text\"")]
    [InlineData("{\"id\": \"a\", \"text\": \"x\"}\nnonsense", "line 2: it is not JSON")]
    public async Task A_wrong_line_is_named(string content, string message)
    {
        File.WriteAllText(_set.File("corpus.jsonl"), content);

        (await Should.ThrowAsync<EvaluationSetException>(() => List(new JsonLinesSource(_set.File("corpus.jsonl"))))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Ids_and_paths_name_each_other_across_empty_lines()
    {
        File.WriteAllText(_set.File("corpus.jsonl"), "\n{\"id\": \"a\", \"text\": \"x\"}\n \n\n{\"id\": \"b/c.d\", \"text\": \"\"}");
        var source = new JsonLinesSource(_set.File("corpus.jsonl"));

        var pages = await List(source);

        pages.Select(page => source.IdOf(page.Path)).ShouldBe(["a", "b/c.d"]);
        source.PathOf("b/c.d").ShouldBe(pages[1].Path);
        source.PathOf("c").ShouldBeNull();
        source.Pages.ShouldBe(2);
        (await Read(pages[1])).ShouldBeEmpty();
    }

    private static async Task<List<SourceFile>> List(JsonLinesSource source)
    {
        var pages = new List<SourceFile>();
        await foreach (var entry in source.ListAsync(Stop))
        {
            pages.Add(entry.ShouldBeOfType<SourceEntry.File>().Page);
        }

        return pages;
    }

    private static async Task<string> Read(SourceFile page)
    {
        using var reader = new StreamReader(await page.OpenAsync(Stop));
        return await reader.ReadToEndAsync(Stop);
    }
}
