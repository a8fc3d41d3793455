using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>Routing in the real service: what the log says of it, and what happens when the file changes under it.</summary>
public sealed class RoutingTests : IDisposable
{
    private const string TwoDomains = """
        default: general
        classify: undecided
        domains:
          - { name: trouble, description: Something goes wrong., prompt: answer@v2 }
          - { name: general, description: The rest., prompt: answer@v1 }
        rules:
          - { domain: trouble, form: troubleshooting }
        """;

    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();
    private readonly LetterDouble _model = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Prompts => Path.Combine(_folder.Root, "prompts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_log_says_of_each_question_which_domain_it_got_and_why()
    {
        WriteRouting(TwoDomains, classify: true);
        await using var server = await StartAsync();

        (await server.AskAsync("Lantern doesn't start, address already in use")).Events[^1].ShouldBeOfType<ChatEvent.Completed>();
        _model.Letter = "A";
        (await server.AskAsync("lantern port in lantern.toml")).Events[^1].ShouldBeOfType<ChatEvent.Completed>();
        _model.Letter = "I think it is B, because";
        (await server.AskAsync("lantern compression setting")).Events[^1].ShouldBeOfType<ChatEvent.Completed>();

        var rows = await RowsAsync(server);
        rows.Select(row => (row.Route!.Domain, row.Route.Reason, row.Prompt!.ToString())).ShouldBe(
        [
            ("trouble", "rule 1: form troubleshooting", "answer@v2"),
            ("trouble", "the model's classification", "answer@v2"),
            ("general", "default: no rule matches, and the model did not decide", "answer@v1"),
        ]);
        rows.Select(row => string.Join(' ', row.ModelUses.Select(use => use.Purpose))).ShouldBe(["answer", "classify answer", "classify answer"]);
    }

    [Fact]
    public async Task A_conversation_goes_on_when_its_experiment_is_taken_away_and_a_wrong_file_changes_nothing()
    {
        ExperimentPrompts.Write(Prompts);
        await using var server = await StartAsync();
        (await server.AskAsync("How do I change the port?", "reader-1")).Events[^1].ShouldBeOfType<ChatEvent.Completed>();
        (await ReadyAsync(server, "experiments")).GetArrayLength().ShouldBe(1);

        WriteRouting("default: gone\ndomains:\n  - { name: general, description: All., prompt: answer@v2 }");
        await WaitUntilAsync(async () => (await ReadyAsync(server, "prompts")).GetRawText().Contains("which is no domain", StringComparison.Ordinal));
        (await server.AskAsync("How do I change the port again?", "reader-1")).Events[^1].ShouldBeOfType<ChatEvent.Completed>();

        WriteRouting("default: general\ndomains:\n  - { name: general, description: All., prompt: answer@v2 }");
        await WaitUntilAsync(async () => (await ReadyAsync(server, "experiments")).GetArrayLength() == 0);
        (await server.AskAsync("And how is compression enabled in Lantern?", "reader-1")).Events[^1].ShouldBeOfType<ChatEvent.Completed>();

        var routes = (await RowsAsync(server)).Select(row => row.Route!).ToList();
        routes[0].Experiment.ShouldBe(ExperimentPrompts.Experiment);
        routes[1].ShouldBe(routes[0]);
        routes[2].ShouldBe(new InteractionRoute("general", "default"));
    }

    private Task<ChatServer> StartAsync() => ChatServer.StartAsync(
        _folder,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Prompts:Directory"] = Prompts, ["Retrieval:MinimumConfidence"] = "0" },
        services => services.Replace(ServiceDescriptor.Singleton(new AnswerModels([new AnswerModel("double", _model)]))));

    private void WriteRouting(string routing, bool classify = false)
    {
        if (!Directory.Exists(Prompts))
        {
            ExperimentPrompts.Write(Prompts);
        }

        if (classify)
        {
            Directory.CreateDirectory(Path.Combine(Prompts, "classify"));
            File.WriteAllText(Path.Combine(Prompts, "classify", "v1.yaml"), $$$"""
                name: classify
                template_format: handlebars
                template: <message role="system">{{{LetterDouble.Mark}}}</message><message role="user">{{question}}</message>
                input_variables: [{ name: question }]
                """);
        }

        File.WriteAllText(Path.Combine(Prompts, "routing.yaml"), routing);
    }

    private static async Task<JsonElement> ReadyAsync(ChatServer server, string member)
    {
        using var ready = JsonDocument.Parse(await server.Client.GetStringAsync("/readyz", Token));
        return ready.RootElement.GetProperty(member).Clone();
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 1_200; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(50, Token);
        }

        throw new TimeoutException("The service did not take the file over within a minute.");
    }

    private async Task<List<Interaction>> RowsAsync(ChatServer server)
    {
        await server.FlushLogAsync();
        var rows = new List<Interaction>();
        await foreach (var record in new InteractionReader(new SqliteLogDatabase(Path.Combine(_folder.Data, InteractionLogOptions.FileName))).NewestAsync(Token))
        {
            rows.Insert(0, record.Interaction);
        }

        return rows;
    }

    /// <summary>Replies with a letter to the prompt that classifies, and answers everything else.</summary>
    private sealed class LetterDouble : IChatClient
    {
        public const string Mark = "Reply with one letter.";

        private readonly RamblingDouble _answers = new();

        public string Letter { get; set; } = "B";

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            _answers.GetStreamingResponseAsync(messages, options, cancellationToken);

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            messages.First().Text == Mark ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Letter))) : _answers.GetResponseAsync(messages, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => _answers.Dispose();
    }
}
