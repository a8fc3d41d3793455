using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Chat.Tests.Reload;

/// <summary>
/// Keeps many answers of the real service streaming while its prompt files change, and compares each row of the log with the bytes on disk and with what the
/// model got. It is a test and, as <c>reload</c> of DocsBot.Benchmarks, a command that prints the figures.
/// </summary>
internal sealed class ReloadRun
{
    // A machine that runs other tests too may be slow; the command holds a change to two seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ReloadRunOptions _options;
    private readonly StreamingDouble _model;
    private readonly ChangingPrompts _prompts;
    private readonly ConcurrentDictionary<string, AnswerOutcome?> _ended = new(StringComparer.Ordinal);
    private int _asked;

    private ReloadRun(ReloadRunOptions options, ChangingPrompts prompts)
    {
        _options = options;
        _prompts = prompts;
        _model = new StreamingDouble(options.Pause);
    }

    /// <summary>Runs.</summary>
    public static async Task<ReloadResult> RunAsync(ReloadRunOptions options, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.WithDocs();
        var prompts = Path.Combine(folder.Root, "prompts");
        return await new ReloadRun(options, new ChangingPrompts(prompts)).RunAsync(folder, prompts, cancellationToken);
    }

    private async Task<ReloadResult> RunAsync(TemporaryFolder folder, string prompts, CancellationToken cancellationToken)
    {
        await using var app = await ChatApplication.BuildAsync(
            new ChatArguments { Docs = folder.Docs, Data = folder.Data, Urls = "http://127.0.0.1:0" },
            Settings(prompts),
            services =>
            {
                services.RemoveAll<ILoggerProvider>();
                services.Replace(ServiceDescriptor.Singleton(new AnswerModels([new AnswerModel("double", _model)])));
            });
        await app.StartAsync(cancellationToken);
        var generations = await ChangeAsync(app, cancellationToken);
        var log = app.Services.GetRequiredService<IInteractionLog>();
        await log.FlushAsync(cancellationToken);
        var rows = new Dictionary<string, Interaction>(StringComparer.Ordinal);
        await foreach (var record in new InteractionReader(new SqliteLogDatabase(Path.Combine(folder.Data, InteractionLogOptions.FileName))).NewestAsync(cancellationToken))
        {
            rows.Add(record.Interaction.Question, record.Interaction);
        }

        await app.StopAsync(CancellationToken.None);
        return new ReloadResult([.. _ended.Select(ended => new ReloadAnswer(ended.Key, ended.Value, _model.SentWith(ended.Key), rows.GetValueOrDefault(ended.Key)))], generations, log.Dropped);
    }

    private async Task<IReadOnlyList<ReloadGeneration>> ChangeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = _options.Streams + 5 }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = Timeout.InfiniteTimeSpan };
        await WaitAsync(async () => (await client.GetFromJsonAsync<JsonElement>("/api/status", cancellationToken)).GetProperty("state").GetString() == "ready", TimeSpan.FromMinutes(1), cancellationToken);

        using var enough = new CancellationTokenSource();
        var asking = Enumerable.Range(0, _options.Streams).Select(_ => AskOnAsync(client, enough.Token, cancellationToken)).ToList();
        var generations = new List<ReloadGeneration> { _prompts.First };
        await WaitAsync(() => Task.FromResult(_model.Last.Contains(_prompts.First.Marks, StringComparison.Ordinal)), Patience, cancellationToken);
        for (var number = 1; number <= _options.Changes; number++)
        {
            var generation = await _prompts.ChangeAsync(number, cancellationToken);
            generation.LiveAfter = await WaitAsync(() => IsNoticedAsync(client, generation, cancellationToken), Patience, cancellationToken);
            generations.Add(generation);
        }

        await enough.CancelAsync();
        await Task.WhenAll(asking);
        return generations;
    }

    /// <summary>A valid generation is noticed when the model gets its text, an invalid one when the service, still ready, shows its fault.</summary>
    private async Task<bool> IsNoticedAsync(HttpClient client, ReloadGeneration generation, CancellationToken cancellationToken)
    {
        if (generation.Sha256 is not null)
        {
            return _model.Last.Contains(generation.Marks, StringComparison.Ordinal);
        }

        var ready = await client.GetFromJsonAsync<JsonElement>("/readyz", cancellationToken);
        var prompts = ready.GetProperty("prompts");
        return prompts.GetProperty("state").GetString() == "lastGood" && prompts.GetProperty("faults").GetArrayLength() > 0;
    }

    private async Task AskOnAsync(HttpClient client, CancellationToken enough, CancellationToken cancellationToken)
    {
        while (!enough.IsCancellationRequested)
        {
            var question = string.Create(CultureInfo.InvariantCulture, $"How do I change the port? (case {Interlocked.Increment(ref _asked)})");
            _ended[question] = await AskAsync(client, question, cancellationToken);
        }
    }

    private static async Task<AnswerOutcome?> AskAsync(HttpClient client, string question, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question }) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonSerializer.Deserialize<ChatEvent>(line["data: ".Length..], ContractJson.Options) is ChatEvent.Completed completed)
            {
                return completed.Outcome;
            }
        }

        return null;
    }

    /// <summary>How long it took until something was so; null when it never was.</summary>
    private static async Task<TimeSpan?> WaitAsync(Func<Task<bool>> isSo, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < patience)
        {
            if (await isSo())
            {
                return TimeProvider.System.GetElapsedTime(start);
            }

            await Task.Delay(10, cancellationToken);
        }

        return null;
    }

    private static Dictionary<string, string?> Settings(string prompts) => new(StringComparer.Ordinal)
    {
        ["Prompts:Directory"] = prompts,
        ["Retrieval:MinimumConfidence"] = "0",
        ["Limits:QuestionsPerMinutePerAddress"] = "1000000",
        ["Limits:ConcurrentAnswers"] = "1000",
    };
}
