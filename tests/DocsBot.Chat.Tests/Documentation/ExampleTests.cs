using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Chat.Tests.Documentation;

/// <summary>What the guide shows works: its SQL runs, its events are events, its prompt loads.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Empty();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string LogFile => Path.Combine(_folder.Root, "interactions.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_queries_of_the_interaction_log_page_run_and_find_what_they_promise()
    {
        await WriteAsync("0198c0de-0000-7000-8000-00000000000a", InteractionOutcome.NoAnswer, helpful: false);
        var queries = Guide.CodeIn("docs/interaction-log.md", "sql");
        await using var connection = await OpenAsync();

        foreach (var query in queries.Where(query => query.StartsWith("SELECT", StringComparison.Ordinal)))
        {
            (await connection.QueryAsync(query)).ShouldHaveSingleItem(query);
        }
    }

    [Fact]
    public async Task The_statements_of_the_interaction_log_page_delete_what_they_say_and_no_more()
    {
        const string mentioned = "0198c0de-0000-7000-8000-000000000001";
        await WriteAsync("0198c0de-0000-7000-8000-00000000000a", InteractionOutcome.Answered, conversation: mentioned);
        await WriteAsync("0198c0de-0000-7000-8000-00000000000b", InteractionOutcome.Answered, askedAt: DateTimeOffset.UnixEpoch);
        await WriteAsync("0198c0de-0000-7000-8000-00000000000c", InteractionOutcome.Answered);
        await using var connection = await OpenAsync();

        foreach (var statement in Guide.CodeIn("docs/interaction-log.md", "sql").Where(code => code.StartsWith("DELETE", StringComparison.Ordinal)))
        {
            (await connection.ExecuteAsync(statement)).ShouldBe(1, statement);
        }

        (await connection.QueryAsync<string>("SELECT id FROM interactions")).ShouldBe(["0198c0de-0000-7000-8000-00000000000c"]);
    }

    [Fact]
    public async Task The_interaction_log_page_names_every_column()
    {
        await WriteAsync("0198c0de-0000-7000-8000-00000000000a", InteractionOutcome.Answered);
        var page = Guide.Read("docs/interaction-log.md");
        await using var connection = await OpenAsync();

        var columns = await connection.QueryAsync<string>("SELECT name FROM pragma_table_info('interactions')");

        columns.Where(column => !page.Contains($"`{column}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_events_that_the_interface_page_shows_are_events()
    {
        var lines = Guide.CodeIn("docs/http-api.md", "text").Single().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var events = lines.Select(line => JsonSerializer.Deserialize<ChatEvent>(line["data: ".Length..], ContractJson.Options)).ToList();

        events[0].ShouldBeOfType<ChatEvent.SourcesFound>();
        events[^1].ShouldBeOfType<ChatEvent.Completed>();
        foreach (var (line, chatEvent) in lines.Zip(events))
        {
            JsonNode.DeepEquals(JsonNode.Parse(line["data: ".Length..]), JsonSerializer.SerializeToNode(chatEvent, ContractJson.Options)).ShouldBeTrue(line);
        }
    }

    [Fact]
    public void The_prompt_that_the_prompts_page_shows_loads()
    {
        var file = Path.Combine(_folder.Root, "prompts", "answer", "v1.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Guide.CodeIn("docs/prompts.md", "yaml").Single());

        PromptFolder.Load(Path.Combine(_folder.Root, "prompts")).Library.Latest("answer").Id.Version.ShouldBe(1);
    }

    [Fact]
    public void The_settings_and_examples_that_the_techniques_page_shows_load()
    {
        var code = Guide.CodeIn("docs/techniques.md", "yaml");
        Write("examples/how_to.yaml", code.Single(block => block.Contains("\nexamples:", StringComparison.Ordinal)));
        Write("choose/v1.yaml", "name: choose\ntemplate_format: handlebars\ntemplate: <message role=\"user\">Hi</message>");
        Write("correct/v1.yaml", "name: correct\ntemplate_format: handlebars\ntemplate: <message role=\"user\">Hi</message>");
        Write("answer/v1.yaml", $$$"""
            name: answer
            template_format: handlebars
            template: <message role="user">{{#each examples}}{{answer}}{{/each}}</message>
            input_variables: [{ name: examples }]
            {{{code.Single(block => block.StartsWith("execution_settings:", StringComparison.Ordinal))}}}
            """);

        var techniques = PromptFolder.Load(Path.Combine(_folder.Root, "prompts")).Library.Latest("answer").Techniques;

        new object?[] { techniques.Reasoning, techniques.Examples, techniques.Candidates, techniques.Correction }.ShouldAllBe(setting => setting != null);

        void Write(string path, string text)
        {
            var file = Path.Combine(_folder.Root, "prompts", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    [Fact]
    public void The_file_that_the_routing_page_shows_loads()
    {
        var prompts = Path.Combine(_folder.Root, "prompts");
        foreach (var (name, version) in new[] { ("how_to", 1), ("answer", 1), ("answer", 2), ("understand", 1) })
        {
            Directory.CreateDirectory(Path.Combine(prompts, name));
            File.WriteAllText(Path.Combine(prompts, name, $"v{version}.yaml"), Guide.CodeIn("docs/prompts.md", "yaml").Single().Replace("name: answer", $"name: {name}", StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(prompts, "routing.yaml"), Guide.CodeIn("docs/routing.md", "yaml").Single());

        var routing = PromptFolder.Load(prompts).Routing;

        routing.Rules.Count.ShouldBe(2);
        routing.Experiments.ShouldHaveSingleItem().Experiment.Name.ShouldBe("shorter-answers");
    }

    [Fact]
    public async Task The_query_of_the_routing_page_compares_the_arms()
    {
        await WriteAsync("0198c0de-0000-7000-8000-00000000000a", InteractionOutcome.Answered, helpful: false, arm: "answer@v2");
        await WriteAsync("0198c0de-0000-7000-8000-00000000000b", InteractionOutcome.Answered, helpful: true, arm: "answer@v2");
        await WriteAsync("0198c0de-0000-7000-8000-00000000000c", InteractionOutcome.Answered);
        await using var connection = await OpenAsync();

        var rows = await connection.QueryAsync<(string Experiment, string Arm, long Answers, long Conversations, double ErrorPercent, double ThumbsDownPercent)>(Guide.CodeIn("docs/routing.md", "sql").Single());

        rows.ShouldHaveSingleItem().ShouldBe(("shorter-answers", "answer@v2", 2, 1, 0, 50));
    }

    private async Task WriteAsync(string id, InteractionOutcome outcome, string conversation = "another", bool? helpful = null, DateTimeOffset? askedAt = null, string? arm = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var log = new InteractionLog(new InteractionLogOptions { Path = LogFile }, TimeProvider.System, NullLogger<InteractionLog>.Instance);
        log.Record(new Interaction
        {
            Id = id,
            ConversationId = conversation,
            AskedAt = askedAt ?? now,
            Question = "How do I change the port?",
            Route = arm is null ? null : new InteractionRoute("general", "default", "shorter-answers", arm),
            Citations = [new Citation(1, "3f2b8c1e-5d4a-4c6b-9e7f-1a2b3c4d5e6f", "Ports", "/docs/ports/")],
            ModelUses = [new ModelUse("answer", "gpt-4.1-mini", Usage: null, Cost: null, 10, ModelFailure.Timeout), new ModelUse("answer", "extractive", Usage: null, Cost: 0, 1, Failure: null)],
            Timings = new StageTimings { TotalMs = 12 },
            Outcome = outcome,
        });
        if (helpful is { } thumbs)
        {
            log.Record(new Feedback(id, conversation, thumbs, "Nothing about ports", now));
        }

        await log.FlushAsync(Token);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = LogFile, Pooling = false }.ToString());
        await connection.OpenAsync(Token);
        return connection;
    }
}
