using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.ModelServer;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Chat.Tests.Faults;

/// <summary>
/// Asks the real service over HTTP while its chat and embedding models misbehave, each question in its own way, and reads the interaction log afterwards. It
/// is a test and, as <c>faults</c> of DocsBot.Benchmarks, a command that prints the figures.
/// </summary>
internal sealed class FaultRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Questions = ["How do I change the port?", "How is compression enabled in Lantern?", "Why is the address already in use?", "How do I install Lantern on Windows?"];

    private readonly FaultRunOptions _options;
    private readonly MisbehavingModels _models;
    private readonly ConcurrentDictionary<int, (FaultEnd End, TimeSpan Elapsed)> _seen = new();

    private FaultRun(FaultRunOptions options, MisbehavingModels models)
    {
        _options = options;
        _models = models;
    }

    /// <summary>Runs.</summary>
    /// <returns>Every question, in order.</returns>
    public static async Task<IReadOnlyList<FaultCase>> RunAsync(FaultRunOptions options, CancellationToken cancellationToken)
    {
        await using var models = new MisbehavingModels(options.Seed);
        using var folder = TemporaryFolder.WithDocs();
        return await new FaultRun(options, models).RunAsync(folder, cancellationToken);
    }

    private async Task<IReadOnlyList<FaultCase>> RunAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        await using var app = await ChatApplication.BuildAsync(
            new ChatArguments { Docs = folder.Docs, Data = folder.Data, Urls = "http://127.0.0.1:0" },
            Settings(),
            services => services.RemoveAll<ILoggerProvider>());
        await app.StartAsync(cancellationToken);
        await AskAllAsync(app, cancellationToken);

        // An interaction is recorded after its reader has the last event: the service ends its requests, and only then is the log complete.
        await app.StopAsync(CancellationToken.None);
        await app.Services.GetRequiredService<IInteractionLog>().FlushAsync(cancellationToken);

        var rows = new Dictionary<string, Interaction>(StringComparer.Ordinal);
        await foreach (var record in new InteractionReader(new SqliteLogDatabase(Path.Combine(folder.Data, InteractionLogOptions.FileName))).NewestAsync(cancellationToken))
        {
            rows.Add(record.Interaction.Question, record.Interaction);
        }

        return [.. Enumerable.Range(0, _options.Questions).Select(number => CaseOf(number, rows))];
    }

    private FaultCase CaseOf(int number, Dictionary<string, Interaction> rows)
    {
        var (end, elapsed) = _seen[number];
        return new FaultCase(number, _models.ChatBehaviourOf(number), _models.IsOnlyOnce(number), _models.EmbeddingBehaviourOf(number), end, elapsed, rows.GetValueOrDefault(QuestionOf(number)));
    }

    private static string QuestionOf(int number) => MisbehavingModels.Numbered(Questions[number % Questions.Length], number);

    private async Task AskAllAsync(WebApplication app, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = _options.AtOnce }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = Timeout.InfiniteTimeSpan };
        await WaitUntilReadyAsync(client, cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, _options.Questions),
            new ParallelOptions { MaxDegreeOfParallelism = _options.AtOnce, CancellationToken = cancellationToken },
            async (number, stop) => _seen[number] = await AskAsync(client, number, stop));
    }

    private static async Task WaitUntilReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 600; i++)
        {
            var status = await client.GetFromJsonAsync<JsonElement>("/api/status", cancellationToken);
            if (status.GetProperty("state").GetString() == "ready")
            {
                return;
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new TimeoutException("The service did not become ready.");
    }

    private async Task<(FaultEnd End, TimeSpan Elapsed)> AskAsync(HttpClient client, int number, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var leaves = new Random(unchecked((_options.Seed * 7919) + number)).Next(25) == 0;
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var end = FaultEnd.Hung;
        try
        {
            end = await ReadAsync(client, number, leaves, either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && fault is OperationCanceledException or HttpRequestException or IOException)
        {
            // Neither a last event nor a reader who wanted to leave: that is what must not happen.
        }

        return (end, TimeProvider.System.GetElapsedTime(start));
    }

    private static async Task<FaultEnd> ReadAsync(HttpClient client, int number, bool leaves, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question = QuestionOf(number) }) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
            {
                continue;
            }

            switch (JsonSerializer.Deserialize<ChatEvent>(line["data: ".Length..], ContractJson.Options))
            {
                case ChatEvent.Completed completed:
                    return completed.Outcome switch { AnswerOutcome.Answered => FaultEnd.Answered, AnswerOutcome.NoAnswer => FaultEnd.NoAnswer, _ => FaultEnd.Degraded };
                case ChatEvent.Failed:
                    return FaultEnd.Failed;
                case ChatEvent.SourcesFound when leaves:
                    return FaultEnd.Left;
            }
        }

        return FaultEnd.Hung;
    }

    private Dictionary<string, string?> Settings()
    {
        var breakAfter = _options.BreakAfter.ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Model:Endpoint"] = _models.Endpoint.AbsoluteUri,
            ["Model:Name"] = "misbehaving",
            ["Model:FirstTokenTimeout"] = "00:00:00.600",
            ["Model:StallTimeout"] = "00:00:00.600",
            ["Model:Timeout"] = "00:00:03",
            ["Model:Retries"] = "1",
            ["Model:Parallelism"] = "100",
            ["Model:BreakAfter"] = breakAfter,
            ["Prices:misbehaving:InputPerMillion"] = "0.4",
            ["Prices:misbehaving:OutputPerMillion"] = "1.6",
            ["EmbeddingModel:Endpoint"] = _models.Endpoint.AbsoluteUri,
            ["EmbeddingModel:Name"] = "misbehaving-embeddings",
            ["EmbeddingModel:QuestionTimeout"] = "00:00:00.800",
            ["EmbeddingModel:BreakAfter"] = breakAfter,

            // Every question is to reach the model, and nobody is turned away for asking too much.
            ["Retrieval:MinimumConfidence"] = "0",
            ["Limits:QuestionsPerMinutePerAddress"] = "1000000",
            ["Limits:ConcurrentAnswers"] = "1000",
        };
    }
}
