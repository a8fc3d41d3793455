using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DocsBot.Core.Answering;
using DocsBot.ModelServer;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.Providers.Tests.OpenAI;

/// <summary>However a server misbehaves, the answer ends with a typed outcome in bounded time, and neither the key nor the prompt is told.</summary>
public sealed class ModelFaultTests
{
    private const string Key = "sk-secret-key";
    private const string Question = "a question nobody may see in the application log";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly RecordingLogger<OpenAIChatClient> _told = new();
    private readonly List<string> _heard = [];
    private readonly TaskCompletionSource _hasHeard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private int Retries => _told.Entries.Count(entry => entry.Message.Contains("asked again", StringComparison.Ordinal));

    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-secret-key","code":"invalid_api_key"}}""", ModelFailure.Unauthorized, "invalid_api_key")]
    [InlineData(403, "", ModelFailure.Unauthorized, "Model:ApiKey")]
    [InlineData(404, """{"error":{"message":"no model","code":"model_not_found"}}""", ModelFailure.NotFound, "model_not_found")]
    [InlineData(400, """{"error":{"message":"You asked: a question nobody may see in the application log","param":"messages","code":null}}""", ModelFailure.BadRequest, "parameter messages")]
    [InlineData(400, """{"error":{"code":"content_filter","message":"filtered"}}""", ModelFailure.ContentFiltered, "content_filter")]
    [InlineData(400, "not json \ud83d", ModelFailure.BadRequest, "(400)")]
    [InlineData(422, """{"error":"text"}""", ModelFailure.BadRequest, "(422)")]
    [InlineData(429, """{"error":{"code":"insufficient_quota"}}""", ModelFailure.RateLimited, "billing")]
    [InlineData(301, "", ModelFailure.BadResponse, "301")]
    [InlineData(200, """{"choices":[{"message":{"content":"whole"}}]}""", ModelFailure.BadResponse, "did not stream")]
    public async Task A_refusal_is_not_tried_again(int status, string body, ModelFailure failure, string told)
    {
        await using var server = new ScriptedServer(Fails(status, body));

        var fault = await FaultAsync(server);

        fault.Failure.ShouldBe(failure);
        fault.Message.ShouldContain(told);
        fault.Message.ShouldStartWith($"The model test-model at {server.Endpoint.Authority} ");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failing_server_is_asked_three_times()
    {
        await using var server = new ScriptedServer(Fails(500));

        (await FaultAsync(server)).Failure.ShouldBe(ModelFailure.ServerError);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task No_retries_means_one_request()
    {
        await using var server = new ScriptedServer(Fails(500));

        await FaultAsync(server, options => options.Retries = 0);

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_as_long_as_the_provider_says()
    {
        await using var server = new ScriptedServer(Fails(429, "", "Retry-After: 1\r\n"), Streams(Delta("ok", "stop")));
        using var client = Client(server);
        var clock = Stopwatch.StartNew();

        (await client.GetResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: Stop)).Text.ShouldBe("ok");

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Retry-After: 3600\r\n")]
    [InlineData("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n")]
    public async Task A_rate_limit_longer_than_the_answer_may_take_fails_at_once(string header)
    {
        await using var server = new ScriptedServer(Fails(429, "", header));

        (await FaultAsync(server)).Failure.ShouldBe(ModelFailure.RateLimited);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Retry-After: soon\r\n")]
    [InlineData("Retry-After: -5\r\n")]
    [InlineData("Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n")]
    public async Task A_senseless_Retry_After_gets_the_usual_pause(string header)
    {
        await using var server = new ScriptedServer(Fails(429, "", header));

        (await FaultAsync(server)).Failure.ShouldBe(ModelFailure.RateLimited);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_slow_first_token_is_a_timeout_and_is_tried_again()
    {
        await using var server = new ScriptedServer(
            connection => connection.HangAsync(),
            async connection =>
            {
                await connection.WriteAsync($"{StreamHead}: waiting\n\ndata: {Delta("")}\n\n");
                await connection.HangAsync();
            },
            Streams(Delta("ok", "stop")));
        using var client = Client(server, options => options.FirstTokenTimeout = TimeSpan.FromSeconds(2));

        (await client.GetResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: Stop).WaitAsync(Limit, Stop)).Text.ShouldBe("ok");
        Retries.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_a_timeout_that_names_the_setting()
    {
        await using var server = new ScriptedServer(connection => connection.HangAsync());

        var fault = await FaultAsync(server, options => options.FirstTokenTimeout = TimeSpan.FromMilliseconds(200));

        fault.Failure.ShouldBe(ModelFailure.Timeout);
        fault.Message.ShouldContain("Model:FirstTokenTimeout");
        Retries.ShouldBe(2);
    }

    [Fact]
    public async Task Thinking_aloud_counts_as_life_but_not_as_the_answer()
    {
        const string thought = """{"choices":[{"delta":{"reasoning_content":"Hmm."}}]}""";
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.WriteAsync(StreamHead);
            for (var i = 0; i < 12; i++)
            {
                await connection.WriteAsync($"data: {thought}\n\n");
                await Task.Delay(300, Stop);
            }

            await connection.WriteAsync($"data: {Delta("ok", "stop")}\n\n");
        });
        using var client = Client(server, options =>
        {
            options.FirstTokenTimeout = TimeSpan.FromSeconds(3);
            options.StallTimeout = TimeSpan.FromSeconds(3);
        });

        (await client.GetResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: Stop)).Text.ShouldBe("ok");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stall_in_the_answer_is_a_timeout_and_is_not_tried_again()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.WriteAsync($"{StreamHead}data: {Delta("Half")}\n\n");
            await connection.HangAsync();
        });

        var fault = await FaultAsync(server, options => options.StallTimeout = TimeSpan.FromMilliseconds(200));

        fault.Failure.ShouldBe(ModelFailure.Timeout);
        fault.Message.ShouldContain("Model:StallTimeout");
        _heard.ShouldBe(["Half"]);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_by_the_timeout_in_all()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.WriteAsync(StreamHead);
            while (!connection.IsOver)
            {
                await connection.WriteAsync($"data: {Delta("more ")}\n\n");
                await Task.Delay(20, Stop);
            }
        });

        var fault = await FaultAsync(server, options => options.Timeout = TimeSpan.FromSeconds(4));

        fault.Failure.ShouldBe(ModelFailure.Timeout);
        fault.Message.ShouldContain("Model:Timeout");
        _heard.ShouldNotBeEmpty();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_timeout_in_all_ends_the_pauses_between_tries_too()
    {
        await using var server = new ScriptedServer(Fails(503));

        // Ten pauses would be the better part of a minute.
        var fault = await FaultAsync(server, options =>
        {
            options.Retries = 10;
            options.Timeout = TimeSpan.FromSeconds(2);
        });

        fault.Failure.ShouldBeOneOf(ModelFailure.ServerError, ModelFailure.Timeout);
        server.Requests.Count.ShouldBeLessThan(11);
    }

    [Fact]
    public async Task A_pause_longer_than_the_time_that_is_left_is_not_waited_for()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Stop);
            await Fails(503, "", "Retry-After: 8\r\n")(connection);
        });

        var fault = await FaultAsync(server, options => options.Timeout = TimeSpan.FromSeconds(8.5));

        fault.Failure.ShouldBe(ModelFailure.ServerError);
        _told.Text.ShouldNotContain("asked again");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("close")]
    [InlineData("chunked")]
    public async Task A_connection_that_breaks_in_the_answer_is_told_and_not_tried_again(string way)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            var half = $"data: {Delta("Half")}\n\n";
            await connection.WriteAsync(way == "chunked"
                ? $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n{half.Length:x}\r\n{half}\r\n"
                : StreamHead + half);

            // A reset would take back what was not read yet.
            await _hasHeard.Task.WaitAsync(Limit, Stop);
            if (way == "reset")
            {
                connection.Reset();
            }
        });

        (await FaultAsync(server)).Failure.ShouldBe(ModelFailure.Disconnected);
        _heard.ShouldBe(["Half"]);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_first_token_is_tried_again()
    {
        await using var server = new ScriptedServer(
            connection =>
            {
                connection.Reset();
                return Task.CompletedTask;
            },
            Says(StreamHead),
            Streams(Delta("ok", "stop")));
        using var client = Client(server);

        (await client.GetResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: Stop)).Text.ShouldBe("ok");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_its_address()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await using var server = new ScriptedServer(Fails(500));
        var fault = await FaultAsync(server, options => options.Endpoint = new Uri($"http://127.0.0.1:{port}/v1"));

        fault.Failure.ShouldBe(ModelFailure.Disconnected);
        fault.Message.ShouldContain($"127.0.0.1:{port}");
        fault.Message.ShouldContain("Model:Endpoint");
    }

    [Theory]
    [InlineData("{\"choices\":[{\"delta\":{\"content\":\"cut", ModelFailure.BadResponse)]
    [InlineData("[1,2]", ModelFailure.BadResponse)]
    [InlineData("<html>", ModelFailure.BadResponse)]
    [InlineData("""{"error":{"message":"overloaded","type":"server_error"}}""", ModelFailure.ServerError)]
    [InlineData("""{"error":{"message":"slow down","code":429}}""", ModelFailure.RateLimited)]
    [InlineData("""{"error":"boom"}""", ModelFailure.ServerError)]
    [InlineData("""{"choices":[{"delta":{"content":" rest"},"finish_reason":"content_filter"}]}""", ModelFailure.ContentFiltered)]
    public async Task A_fault_in_the_answer_is_typed_and_not_tried_again(string data, ModelFailure failure)
    {
        await using var server = new ScriptedServer(Streams(Delta("Half"), data));

        (await FaultAsync(server)).Failure.ShouldBe(failure);
        _heard.ShouldBe(["Half"]);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("[DONE]", 3, "nothing")]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"stop"}]}""", 3, "nothing")]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"length"}]}""", 1, "max_tokens")]
    [InlineData("oops", 3, "not JSON")]
    public async Task An_answer_without_a_word_is_no_answer(string data, int requests, string told)
    {
        await using var server = new ScriptedServer(Streams(data));

        var fault = await FaultAsync(server);

        fault.Failure.ShouldBe(ModelFailure.BadResponse);
        fault.Message.ShouldContain(told);
        server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task An_html_page_in_place_of_an_answer_points_to_the_endpoint()
    {
        await using var server = new ScriptedServer(Says("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n<html>Welcome</html>"));

        (await FaultAsync(server)).Message.ShouldContain("Model:Endpoint");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("before the first token")]
    [InlineData("in the answer")]
    [InlineData("in a pause between tries")]
    [InlineData("before the request")]
    public async Task Whoever_asked_and_gives_up_gets_a_cancellation_and_no_fault(string moment)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            if (moment == "in a pause between tries")
            {
                await Fails(503, "", "Retry-After: 60\r\n")(connection);
                return;
            }

            await connection.WriteAsync(moment == "in the answer" ? $"{StreamHead}data: {Delta("Half")}\n\n" : StreamHead);
            await connection.HangAsync();
        });
        using var client = Client(server);
        using var giveUp = new CancellationTokenSource();
        if (moment == "before the request")
        {
            await giveUp.CancelAsync();
        }
        else
        {
            giveUp.CancelAfter(400);
        }

        var clock = Stopwatch.StartNew();
        await Should.ThrowAsync<OperationCanceledException>(async () => await client
            .GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: giveUp.Token)
            .ToListAsync(Stop));
        clock.Elapsed.ShouldBeLessThan(Limit);
    }

    private async Task<ModelUnavailableException> FaultAsync(ScriptedServer server, Action<ModelOptions>? configure = null)
    {
        using var client = Client(server, configure);
        var ask = async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: Stop))
            {
                _heard.Add(update.Text);
                _hasHeard.TrySetResult();
            }
        };

        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => ask().WaitAsync(Limit, Stop));
        var told = $"{fault}\n{string.Join('\n', _told.Entries.Where(entry => entry.Level > Microsoft.Extensions.Logging.LogLevel.Trace).Select(entry => entry.Message))}";
        told.ShouldNotContain(Key);
        _told.Text.ShouldNotContain(Key);
        told.ShouldNotContain(Question);
        return fault;
    }

    private OpenAIChatClient Client(ScriptedServer server, Action<ModelOptions>? configure = null)
    {
        var options = new ModelOptions { Endpoint = server.Endpoint, Name = "test-model", ApiKey = Key };
        configure?.Invoke(options);
        return new OpenAIChatClient(options, TimeProvider.System, _told);
    }
}
