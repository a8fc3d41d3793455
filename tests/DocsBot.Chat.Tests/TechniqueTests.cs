using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.ModelServer;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;

namespace DocsBot.Chat.Tests;

/// <summary>Techniques over the wire: candidates with thoughts, merged behind a prewritten beginning, and corrected, by the real service and a model's server.</summary>
public sealed class TechniqueTests : IAsyncDisposable
{
    private const string Right = "Set `port` in `lantern.toml` to change the port. [1]";
    private const string Wrong = "Lantern needs 512 MiB of memory for each port. [1]";

    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();
    private readonly ScriptedServer _models;

    public TechniqueTests()
    {
        _models = new((_, request) => Says(SystemOf(request) switch
        {
            "answer" => $"<thinking>Which passage?</thinking>{Right}",
            "merge" => $"{Right}\n\n{Wrong}",
            _ => Right,
        }));
        Prompt("answer", "", "  docsbot: { reasoning: thinking, candidates: { count: 2, by: merge, budget_tokens: 20000 }, correction: correct }");
        Prompt("merge", "<message role=\"assistant\">In short:</message>");
        Prompt("correct");
    }

    public async ValueTask DisposeAsync()
    {
        await _models.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_call_gets_its_messages_and_the_reader_sees_the_mended_answer_alone()
    {
        await using var server = await StartAsync();

        var (_, events) = await server.AskAsync("How do I change the port?");

        string.Concat(events.OfType<ChatEvent.AnswerDelta>().Select(delta => delta.Text)).ShouldBe(Right);
        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().DroppedCitations.ShouldBe(0);

        // Two candidates that are equal to the letter leave nothing to merge.
        _models.Requests.Select(SystemOf).ShouldBe(["answer", "answer"]);
        var row = await RowAsync(server);
        row.Reasoning.ShouldBe("Which passage?");
        row.ModelUses.Select(use => use.Purpose).ShouldBe(["candidate", "candidate"]);
    }

    [Fact]
    public async Task Candidates_that_differ_are_merged_behind_the_beginning_and_mended()
    {
        var asked = 0;
        await using var models = new ScriptedServer((_, request) => Says(SystemOf(request) switch
        {
            "answer" => Interlocked.Increment(ref asked) == 1 ? Right : Wrong,
            "merge" => $"{Right}\n\n{Wrong}",
            _ => $"In short: {Right}",
        }));
        await using var server = await StartAsync(models);

        var (_, events) = await server.AskAsync("How do I change the port?");

        string.Concat(events.OfType<ChatEvent.AnswerDelta>().Select(delta => delta.Text)).ShouldBe($"In short: {Right}");
        models.Requests.Select(SystemOf).ShouldBe(["answer", "answer", "merge", "correct"]);
        RolesOf(models.Requests[2]).ShouldBe(["system", "user", "assistant"]);
        UserOf(models.Requests[3]).ShouldContain($"In short: {Right}\n\n{Wrong}");
        UserOf(models.Requests[3]).ShouldContain("does not support this statement: Lantern needs 512 MiB of memory for each port.");
        (await RowAsync(server)).ModelUses.Select(use => use.Purpose).ShouldBe(["candidate", "candidate", "merge", "correct"]);
    }

    private static async Task<Interaction> RowAsync(ChatServer server)
    {
        await server.FlushLogAsync();
        var reader = new InteractionReader(new SqliteLogDatabase(Path.Combine(server.Folder.Data, InteractionLogOptions.FileName)));
        var rows = new List<Interaction>();
        await foreach (var record in reader.NewestAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(record.Interaction);
        }

        return rows.ShouldHaveSingleItem();
    }

    private static Func<ScriptedConnection, Task> Says(string text) => ScriptedServer.Streams(
        [.. text.Chunk(7).Select(piece => ScriptedServer.Delta(new string(piece))), """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", "[DONE]"]);

    private static string SystemOf(ScriptedRequest request) => MessagesOf(request).First().GetProperty("content").GetString()!;

    private static string UserOf(ScriptedRequest request) => MessagesOf(request).ElementAt(1).GetProperty("content").GetString()!;

    private static IEnumerable<string> RolesOf(ScriptedRequest request) => MessagesOf(request).Select(message => message.GetProperty("role").GetString()!);

    private static JsonElement.ArrayEnumerator MessagesOf(ScriptedRequest request) => request.Body.GetProperty("messages").EnumerateArray();

    private Task<ChatServer> StartAsync(ScriptedServer? models = null) => ChatServer.StartAsync(_folder, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Model:Endpoint"] = (models ?? _models).Endpoint.AbsoluteUri, ["Model:Name"] = "gpt", ["Prompts:Directory"] = Path.Combine(_folder.Root, "prompts"),
    });

    private void Prompt(string name, string start = "", string settings = "  default: {}")
    {
        var file = Path.Combine(_folder.Root, "prompts", name, "v1.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $$$"""
            name: {{{name}}}
            template_format: handlebars
            template: |
              <message role="system">{{{name}}}</message>
              <message role="user">
              {{#each sources}}
              {{open}}
              Page: {{title}}

              {{text}}
              {{close}}
              {{/each}}
              === drafts {{boundary}} ===
              {{#each answers}}
              {{number}} {{text}}
              {{/each}}
              {{answer}}
              {{#each problems}}
              {{text}}
              {{/each}}
              === end of drafts {{boundary}} ===
              {{question_open}}
              {{question}}
              {{question_close}}
              </message>
              {{{start}}}
            input_variables: [{ name: question }, { name: sources }, { name: answers }, { name: answer }, { name: problems }, { name: boundary }, { name: question_open }, { name: question_close }]
            execution_settings:
            {{{settings}}}
            """);
    }
}
