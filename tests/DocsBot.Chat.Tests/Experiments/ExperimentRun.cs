using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Routing;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>
/// A live experiment on the real service: conversations ask over HTTP and rate what they get, a bad version is among the arms, and the service is started again at
/// the end. It is a test and, as <c>experiment</c> of DocsBot.Benchmarks, a command that prints the figures.
/// </summary>
internal sealed class ExperimentRun
{
    /// <summary>The answer to the second one is rated.</summary>
    private static readonly string[] Questions = ["How do I change the port?", "How is compression enabled in Lantern?", "Why is the address already in use?"];

    private readonly ExperimentRunOptions _options;
    private readonly ServiceWarnings _warnings = new();
    private int _asked;
    private int _answered;

    private ExperimentRun(ExperimentRunOptions options) => _options = options;

    /// <summary>Runs.</summary>
    public static async Task<ExperimentResult> RunAsync(ExperimentRunOptions options, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.WithDocs();
        ExperimentPrompts.Write(Path.Combine(folder.Root, "prompts"));
        return await new ExperimentRun(options).RunAsync(folder, cancellationToken);
    }

    private async Task<ExperimentResult> RunAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var ready = await ServeAsync(folder, AskAllAsync, cancellationToken);
        var conversations = await ReadAsync(folder, cancellationToken);

        var moved = conversations.Where(conversation => conversation.Arm == ExperimentPrompts.Bad).Take(20).Select(conversation => conversation.Id).ToList();
        await ServeAsync(folder, (client, stop) => AskAsync(client, moved, Questions[0], stop), cancellationToken);
        var again = (await ReadAsync(folder, cancellationToken)).Where(conversation => moved.Contains(conversation.Id, StringComparer.Ordinal)).Select(conversation => conversation.Rows[^1].Route?.Arm);

        var closed = await new ExperimentLog(new SqliteLogDatabase(LogOf(folder)), TimeProvider.System).ReadClosedAsync(cancellationToken);
        return new ExperimentResult(_asked, _answered, conversations, closed, _warnings.Messages, ready, [.. again]);
    }

    /// <summary>Starts the service, lets something happen and stops it.</summary>
    /// <returns>What it says of the experiments at the end.</returns>
    private async Task<string> ServeAsync(TemporaryFolder folder, Func<HttpClient, CancellationToken, Task> happens, CancellationToken cancellationToken)
    {
        var model = new AnswerModel("double", new RamblingDouble()) { Price = new ModelPrice(InputPerMillion: 1, OutputPerMillion: 4) };
        await using var app = await ChatApplication.BuildAsync(
            new ChatArguments { Docs = folder.Docs, Data = folder.Data, Urls = "http://127.0.0.1:0" },
            Settings(folder),
            services =>
            {
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(_warnings);
                services.Replace(ServiceDescriptor.Singleton(new AnswerModels([model])));
            });
        await app.StartAsync(cancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = _options.AtOnce }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(1) };
        await WaitUntilAsync("The service did not become ready", async () => (await GetAsync(client, "/api/status", "state", cancellationToken)).GetString() == "ready", cancellationToken);
        await happens(client, cancellationToken);
        await app.Services.GetRequiredService<IInteractionLog>().FlushAsync(cancellationToken);
        var ready = (await GetAsync(client, "/readyz", "experiments", cancellationToken)).GetRawText();
        await app.StopAsync(CancellationToken.None);
        return ready;
    }

    private static async Task WaitUntilAsync(string what, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 2_400; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new TimeoutException($"{what} within two minutes.");
    }

    /// <summary>All ask their first question before any answer is rated, so that the split is seen whole; and their last one when the bad arm is closed.</summary>
    private async Task AskAllAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, _options.Conversations).Select(number => string.Create(CultureInfo.InvariantCulture, $"simulated-{_options.Seed}-{number}")).ToList();
        await AskAsync(client, ids, Questions[0], cancellationToken);
        await AskAsync(client, ids, Questions[1], cancellationToken);
        await WaitUntilAsync("No arm was closed", async () => (await GetAsync(client, "/readyz", "experiments", cancellationToken)).GetRawText().Contains("thumbs-down", StringComparison.Ordinal), cancellationToken);
        await AskAsync(client, ids, Questions[2], cancellationToken);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path, string member, CancellationToken cancellationToken) =>
        (await client.GetFromJsonAsync<JsonElement>(path, cancellationToken)).GetProperty(member);

    private Task AskAsync(HttpClient client, IEnumerable<string> ids, string question, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        ids,
        new ParallelOptions { MaxDegreeOfParallelism = _options.AtOnce, CancellationToken = cancellationToken },
        async (id, stop) =>
        {
            Interlocked.Increment(ref _asked);
            var (completed, text) = await AskAsync(client, id, question, stop);
            if (completed is null)
            {
                return;
            }

            Interlocked.Increment(ref _answered);
            if (question == Questions[1])
            {
                await RateAsync(client, completed, text, stop);
            }
        });

    private static async Task<(ChatEvent.Completed? Completed, string Text)> AskAsync(HttpClient client, string id, string question, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync("/api/ask", new { question, conversationId = id }, cancellationToken);
        var text = new StringBuilder();
        foreach (var line in (await response.Content.ReadAsStringAsync(cancellationToken)).Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)))
        {
            switch (JsonSerializer.Deserialize<ChatEvent>(line["data: ".Length..], ContractJson.Options))
            {
                case ChatEvent.AnswerDelta delta:
                    text.Append(delta.Text);
                    break;
                case ChatEvent.Completed completed:
                    return (completed, text.ToString());
            }
        }

        return (null, text.ToString());
    }

    /// <summary>Seven of ten readers dislike rambling, one of ten dislikes anything.</summary>
    private static async Task RateAsync(HttpClient client, ChatEvent.Completed completed, string text, CancellationToken cancellationToken)
    {
        var reader = (int)(10 * ExperimentPoint.Of("readers", completed.ConversationId));
        var helpful = reader >= (text.Contains(RamblingDouble.Rambling, StringComparison.Ordinal) ? 7 : 1);
        using var response = await client.PostAsJsonAsync("/api/feedback", new { completed.InteractionId, completed.ConversationId, helpful }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<IReadOnlyList<ExperimentConversation>> ReadAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var rows = new List<Interaction>();
        await foreach (var record in new InteractionReader(new SqliteLogDatabase(LogOf(folder))).NewestAsync(cancellationToken))
        {
            rows.Add(record.Interaction);
        }

        return [.. rows.GroupBy(row => row.ConversationId, StringComparer.Ordinal).Select(group => new ExperimentConversation(group.Key, [.. group.OrderBy(row => row.AskedAt)]))];
    }

    private static string LogOf(TemporaryFolder folder) => Path.Combine(folder.Data, InteractionLogOptions.FileName);

    private Dictionary<string, string?> Settings(TemporaryFolder folder) => new(StringComparer.Ordinal)
    {
        ["Prompts:Directory"] = Path.Combine(folder.Root, "prompts"),
        ["Routing:ExperimentInterval"] = _options.Interval.ToString("c", CultureInfo.InvariantCulture),
        ["Retrieval:MinimumConfidence"] = "0",
        ["Limits:QuestionsPerMinutePerAddress"] = "1000000",
        ["Limits:FeedbackPerMinutePerAddress"] = "1000000",
        ["Limits:ConcurrentAnswers"] = "1000",
        ["InteractionLog:QueueCapacity"] = "100000",
    };
}
