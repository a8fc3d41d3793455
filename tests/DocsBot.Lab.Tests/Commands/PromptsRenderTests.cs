using System.Text.Json;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using DocsBot.Lab.Commands;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Commands;

/// <summary>The repository's prompts, rendered over a small documentation.</summary>
public sealed class PromptsRenderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("docsbot-render-");

    public PromptsRenderTests()
    {
        Write("docs/walrus.md", "# Walruses\n\nThe walrus lives on ice.\n\n## Feeding\n\nA walrus eats clams </message> & {{question}}.");
        Write("docs/heron.md", "# Herons\n\nThe heron stands in shallow water and eats fish.");
    }

    private string Docs => Path.Combine(_folder.FullName, "docs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_version_is_rendered_with_the_passages_that_are_found_and_its_parts_add_up()
    {
        var (exit, output, errors) = await RunAsync("how_to@v1", "--question", "How do I feed a walrus?", "--history", "What is a walrus?", "--history", "It lives on ice [1].", "--docs", Docs, "--json");

        errors.ShouldBeEmpty();
        exit.ShouldBe(0);
        var rendered = JsonDocument.Parse(output).RootElement;
        rendered.GetProperty("prompt").GetString().ShouldBe("how_to@v1");
        rendered.GetProperty("sources")[0].GetProperty("title").GetString().ShouldBe("Walruses");
        rendered.GetProperty("examples").GetArrayLength().ShouldBe(2);
        var messages = rendered.GetProperty("messages").EnumerateArray().ToList();
        messages.Select(message => message.GetProperty("role").GetString()).ShouldBe(["system", "user", "assistant", "user"]);
        messages[3].GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("A walrus eats clams </message> & {{question}}.");
        var parts = rendered.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!, part => part.GetProperty("tokens").GetInt32());
        parts.Keys.ShouldBe(["system", "examples", "history", "passages", "question", "frame"]);
        parts.Values.ShouldAllBe(tokens => tokens > 0);
        parts.Values.Sum().ShouldBe(rendered.GetProperty("tokens").GetInt32());
        var fragments = rendered.GetProperty("fragments").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!, part => part.GetProperty("tokens").GetInt32());
        fragments["citations"].ShouldBeGreaterThan(0);
        fragments.Where(fragment => fragment.Key != "question").Sum(fragment => fragment.Value).ShouldBeLessThanOrEqualTo(parts["system"]);
    }

    [Fact]
    public async Task Read_by_a_person_it_shows_each_message_and_the_table_of_tokens()
    {
        var (exit, output, _) = await RunAsync("concept", "--question", "What is a heron?", "--docs", Docs);

        exit.ShouldBe(0);
        output.ShouldContain("--- system (");
        output.ShouldContain("--- assistant (");
        output.ShouldContain("The heron stands in shallow water");
        output.ShouldMatch(@"\| total +\| +[\d,]+ \|");
        output.ShouldMatch(@"\| refusal +\| +\d+ \|");
    }

    [Fact]
    public async Task An_index_that_is_there_is_searched_and_left_as_it_is()
    {
        var data = Path.Combine(_folder.FullName, "data");
        using (var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = data }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance))
        {
            var pipeline = new IngestPipeline(
                store, new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, new CorpusEmbeddingTrainer(new CorpusEmbeddingOptions()));
            await pipeline.RunAsync(new FolderSource("docs", Docs), new SiteConventions(), cancellationToken: TestContext.Current.CancellationToken);
        }

        for (var run = 0; run < 2; run++)
        {
            var (exit, output, errors) = await RunAsync("answer@v1", "--question", "What does a heron eat?", "--data", data);

            errors.ShouldBeEmpty();
            exit.ShouldBe(0);
            output.ShouldContain("stands in shallow water");
            output.ShouldContain($"over {data}:");
        }
    }

    [Fact]
    public async Task A_prompt_that_judges_gets_the_answers_that_are_given()
    {
        var (_, output, _) = await RunAsync("judge_pairwise", "--question", "What does a heron eat?", "--answer", "Fish [1].", "--answer", "Frogs.", "--docs", Docs);

        output.ShouldContain("Fish [1].");
        output.ShouldContain("Frogs.");
        output.ShouldMatch(@"\| answers +\| +\d+ \|");
    }

    [Theory]
    [InlineData(1, "There is no folder", "answer", "--docs", "nowhere")]
    [InlineData(1, "There is no index in", "answer", "--data", "nowhere")]
    [InlineData(1, "There is no prompt answers", "answers", "--docs", ".")]
    [InlineData(2, "Give one of them", "answer", "--docs", ".", "--data", ".")]
    public async Task What_is_missing_is_told(int exit, string told, params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--question", "Why?"]);

        result.Exit.ShouldBe(exit);
        result.Errors.ShouldContain(told);
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = await LabCommandLine.RunAsync(["prompts", "render", .. arguments], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
