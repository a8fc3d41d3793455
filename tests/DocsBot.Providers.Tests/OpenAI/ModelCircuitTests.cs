using DocsBot.Core.Answering;
using DocsBot.ModelServer;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.Providers.Tests.OpenAI;

/// <summary>A provider that fails is left alone, tried again after a while, and used again when it works.</summary>
public sealed class ModelCircuitTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_failures_in_a_row_nothing_is_sent_until_one_request_tries_again()
    {
        await using var server = new ScriptedServer(Fails(500), Fails(503), Streams(Delta("ok", "stop")));
        using var client = Client(server, options => options.BreakAfter = 2);
        (await FailureAsync(client)).ShouldBe(ModelFailure.ServerError);
        (await FailureAsync(client)).ShouldBe(ModelFailure.ServerError);

        (await FailureAsync(client)).ShouldBe(ModelFailure.CircuitOpen);

        server.Requests.Count.ShouldBe(2);
        StatusOf(client).ShouldBe(new ModelCircuitStatus(ModelCircuitState.Open, ModelFailure.ServerError, _time.GetUtcNow().AddSeconds(30)));
        _time.Advance(TimeSpan.FromSeconds(30));
        (await AskAsync(client)).ShouldBe("ok");
        StatusOf(client).State.ShouldBe(ModelCircuitState.Closed);
    }

    [Fact]
    public async Task A_try_that_fails_opens_it_again_at_once()
    {
        await using var server = new ScriptedServer(Fails(500));
        using var client = Client(server, options => options.BreakAfter = 2);
        await FailureAsync(client);
        await FailureAsync(client);
        _time.Advance(TimeSpan.FromSeconds(31));

        (await FailureAsync(client)).ShouldBe(ModelFailure.ServerError);
        (await FailureAsync(client)).ShouldBe(ModelFailure.CircuitOpen);

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_answer_in_between_begins_the_count_anew()
    {
        await using var server = new ScriptedServer(Fails(500), Streams(Delta("ok", "stop")), Fails(500), Streams(Delta("ok", "stop")));
        using var client = Client(server, options => options.BreakAfter = 2);

        await FailureAsync(client);
        await AskAsync(client);
        await FailureAsync(client);

        (await AskAsync(client)).ShouldBe("ok");
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(404, "")]
    [InlineData(429, """{"error":{"code":"insufficient_quota"}}""")]
    public async Task A_refusal_that_no_repetition_mends_opens_it_at_once_and_for_longer(int status, string body)
    {
        await using var server = new ScriptedServer(Fails(status, body));
        using var client = Client(server);
        await FailureAsync(client);

        (await FailureAsync(client)).ShouldBe(ModelFailure.CircuitOpen);

        server.Requests.Count.ShouldBe(1);
        StatusOf(client).TriedAgainAt.ShouldBe(_time.GetUtcNow().AddMinutes(5));
    }

    [Fact]
    public async Task A_long_pause_that_the_provider_asks_for_is_kept_by_all()
    {
        await using var server = new ScriptedServer(Fails(429, "", "Retry-After: 120\r\n"));
        using var client = Client(server);

        (await FailureAsync(client)).ShouldBe(ModelFailure.RateLimited);

        StatusOf(client).TriedAgainAt.ShouldBe(_time.GetUtcNow().AddSeconds(120));
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"content_filter"}}""")]
    [InlineData(400, """{"error":{"code":"context_length_exceeded"}}""")]
    [InlineData(422, "")]
    public async Task A_request_that_is_at_fault_itself_does_not_count(int status, string body)
    {
        await using var server = new ScriptedServer(Fails(status, body));
        using var client = Client(server, options => options.BreakAfter = 1);

        await FailureAsync(client);
        await FailureAsync(client);

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Answers_that_break_off_in_the_middle_count_as_failures()
    {
        await using var server = new ScriptedServer(Streams(Delta("begun")));
        using var client = Client(server, options => options.BreakAfter = 2);

        (await FailureAsync(client)).ShouldBe(ModelFailure.Disconnected);
        (await FailureAsync(client)).ShouldBe(ModelFailure.Disconnected);

        (await FailureAsync(client)).ShouldBe(ModelFailure.CircuitOpen);
    }

    [Fact]
    public async Task While_one_request_tries_again_the_others_are_turned_away()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(Fails(500), async connection =>
        {
            await release.Task;
            await connection.WriteAsync($"{StreamHead}data: {Delta("ok", "stop")}\n\n");
        });
        using var client = Client(server, options => options.BreakAfter = 1);
        await FailureAsync(client);
        _time.Advance(TimeSpan.FromSeconds(31));

        var trying = AskAsync(client);
        await WaitUntilAsync(() => server.Requests.Count == 2);
        (await FailureAsync(client)).ShouldBe(ModelFailure.CircuitOpen);
        StatusOf(client).State.ShouldBe(ModelCircuitState.HalfOpen);
        release.SetResult();

        (await trying).ShouldBe("ok");
    }

    [Fact]
    public async Task A_reader_who_leaves_the_try_lets_the_next_one_in()
    {
        await using var server = new ScriptedServer(Fails(500), connection => connection.HangAsync(), Streams(Delta("ok", "stop")));
        using var client = Client(server, options => options.BreakAfter = 1);
        await FailureAsync(client);
        _time.Advance(TimeSpan.FromSeconds(31));
        using (var leaving = new CancellationTokenSource())
        {
            var trying = client.GetResponseAsync([new ChatMessage(ChatRole.User, "?")], cancellationToken: leaving.Token);
            await WaitUntilAsync(() => server.Requests.Count == 2);
            await leaving.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => trying);
        }

        (await AskAsync(client)).ShouldBe("ok");
    }

    [Fact]
    public async Task No_more_requests_than_allowed_are_sent_at_once_and_who_waits_too_long_is_told()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(async connection =>
        {
            await release.Task;
            await connection.WriteAsync($"{StreamHead}data: {Delta("ok", "stop")}\n\n");
        });
        using var client = new OpenAIChatClient(Options(server, options => (options.Parallelism, options.FirstTokenTimeout) = (1, TimeSpan.FromSeconds(1))), TimeProvider.System, new RecordingLogger<OpenAIChatClient>());
        using var first = new CancellationTokenSource();
        var answering = client.GetResponseAsync([new ChatMessage(ChatRole.User, "?")], cancellationToken: first.Token);
        await WaitUntilAsync(() => server.Requests.Count == 1);
        var waiting = FailureAsync(client);
        await Task.Delay(100, Stop);
        server.Requests.Count.ShouldBe(1);
        await first.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => answering);
        release.SetResult();

        // The first gave its place back, so that the one who waited got it.
        (await waiting).ShouldBeNull();
    }

    private static ModelOptions Options(ScriptedServer server, Action<ModelOptions>? configure)
    {
        var options = new ModelOptions { Endpoint = server.Endpoint, Name = "test-model", Retries = 0 };
        configure?.Invoke(options);
        return options;
    }

    private static ModelCircuitStatus StatusOf(OpenAIChatClient client) => ((ModelCircuit)client.GetService(typeof(ModelCircuit))!).Status;

    private static async Task<string> AskAsync(OpenAIChatClient client) =>
        (await client.GetResponseAsync([new ChatMessage(ChatRole.User, "?")], cancellationToken: Stop)).Text;

    private static async Task<ModelFailure?> FailureAsync(OpenAIChatClient client)
    {
        try
        {
            await AskAsync(client);
            return null;
        }
        catch (ModelUnavailableException fault)
        {
            return fault.Failure;
        }
    }

    private static async Task WaitUntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 200 && !isSo(); i++)
        {
            await Task.Delay(25, Stop);
        }

        isSo().ShouldBeTrue();
    }

    private OpenAIChatClient Client(ScriptedServer server, Action<ModelOptions>? configure = null) => new(Options(server, configure), _time, new RecordingLogger<OpenAIChatClient>());

    /// <summary>A clock that goes on only when told; its timers never fire.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
