using System.Text.Json;
using DocsBot.ModelServer;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.Providers.Tests.OpenAI;

public sealed class OpenAIChatClientTests
{
    private static readonly ChatMessage[] Messages =
    [
        new(ChatRole.System, "Be brief."),
        new(ChatRole.User, "Earlier"),
        new(ChatRole.Assistant, "Answer"),
        new(ChatRole.User, "Now: \"quotes\" 日本 🙂 \ud83d"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_streams_with_its_finish_reason_and_usage()
    {
        await using var server = new ScriptedServer(Streams(
            """{"id":"c","model":"served","choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}""",
            Delta("Hello"),
            Delta(", 世界"),
            Delta("", "stop"),
            """{"id":"c","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":3,"total_tokens":14}}""",
            "[DONE]"));
        using var client = Client(server);

        var updates = await client.GetStreamingResponseAsync(Messages, cancellationToken: Stop).ToListAsync(Stop);

        updates.Select(update => update.Text).Where(text => text.Length > 0).ShouldBe(["Hello", ", 世界"]);
        var response = updates.ToChatResponse();
        response.Text.ShouldBe("Hello, 世界");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(11);
        response.Usage.OutputTokenCount.ShouldBe(3);
        response.ModelId.ShouldBe("served");
    }

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("reasoning")]
    public async Task Thoughts_that_come_apart_from_the_answer_stay_apart(string member)
    {
        await using var server = new ScriptedServer(Streams(
            $$$"""{"choices":[{"delta":{"content":null,"{{{member}}}":"Which "}}]}""",
            $$$"""{"choices":[{"delta":{"{{{member}}}":"page?"}}]}""",
            Delta("This one."),
            Delta("", "stop"),
            "[DONE]"));
        using var client = Client(server);

        var response = await client.GetResponseAsync(Messages, cancellationToken: Stop);

        response.Text.ShouldBe("This one.");
        response.Messages.Single().Contents.OfType<TextReasoningContent>().ShouldHaveSingleItem().Text.ShouldBe("Which page?");
    }

    [Fact]
    public async Task The_request_is_what_the_API_defines()
    {
        await using var server = new ScriptedServer(Streams(Delta("ok", "stop")));
        using var client = Client(server, options => options.ApiKey = " sk-test\n");

        await client.GetResponseAsync(Messages, new ChatOptions { Temperature = 0.25f, TopP = 0.5f, MaxOutputTokens = 90, StopSequences = ["END"] }, Stop);

        var request = server.Requests.Single();
        request.Line.ShouldBe("POST /v1/chat/completions HTTP/1.1");
        request.Headers["Authorization"].ShouldBe("Bearer sk-test");
        request.Headers["Content-Type"].ShouldStartWith("application/json");
        JsonElement.DeepEquals(request.Body, JsonDocument.Parse("""
            {
              "model": "test-model",
              "messages": [
                { "role": "system", "content": "Be brief." },
                { "role": "user", "content": "Earlier" },
                { "role": "assistant", "content": "Answer" },
                { "role": "user", "content": "Now: \"quotes\" 日本 🙂 \ufffd" }
              ],
              "stream": true,
              "stream_options": { "include_usage": true },
              "temperature": 0.25,
              "top_p": 0.5,
              "max_tokens": 90,
              "stop": ["END"]
            }
            """).RootElement).ShouldBeTrue(request.Body.ToString());
    }

    [Fact]
    public async Task Without_a_key_none_is_sent_and_without_settings_none_are_made_up()
    {
        await using var server = new ScriptedServer(Streams(Delta("ok", "stop")));
        using var client = Client(server, options => options.Endpoint = new Uri(options.Endpoint!.AbsoluteUri + "/"));

        await client.GetResponseAsync(Messages, cancellationToken: Stop);

        var request = server.Requests.Single();
        request.Line.ShouldBe("POST /v1/chat/completions HTTP/1.1");
        request.Headers.ShouldNotContainKey("Authorization");
        request.Body.EnumerateObject().Select(member => member.Name).ShouldBe(["model", "messages", "stream", "stream_options"]);
    }

    [Theory]
    [InlineData("data: {0}\r\n\r\ndata: {1}\r\n\r\ndata: [DONE]\r\n\r\n")]
    [InlineData(": keep-alive\n\n\n: another\ndata: {0}\n\nevent: chunk\nid: 7\nretry: 3\ndata: {1}\n\ndata:[DONE]\n\n")]
    [InlineData("data:{0}\n\ndata: {1}\n\n")]
    [InlineData("\ufeffdata: {0}\r\rdata: {1}\r\rdata: [DONE]\r\r")]
    public async Task Every_form_of_server_sent_events_is_read(string form)
    {
        await using var server = new ScriptedServer(Says(StreamHead + form.Replace("{0}", Delta("Hel"), StringComparison.Ordinal).Replace("{1}", Delta("lo", "stop"), StringComparison.Ordinal)));
        using var client = Client(server);

        (await client.GetResponseAsync(Messages, cancellationToken: Stop)).Text.ShouldBe("Hello");
    }

    [Theory]
    [InlineData("""{"choices":[{"delta":{"role":"","content":"Hi"},"finish_reason":""}]}""", """{"choices":[{"delta":{},"finish_reason":"eos"}]}""")]
    [InlineData("""{"created":1.5,"choices":[{"delta":{"content":[{"type":"text","text":"H"},{"type":"text","text":"i"}]}}],"usage":{"prompt_tokens":null}}""", "[DONE]")]
    [InlineData("""{"choices":[],"usage":null,"error":null}""", """{"choices":[{"delta":{"content":"Hi","tool_calls":null},"finish_reason":"stop"}],"usage":{}}""")]
    [InlineData("""{"choices":null}""", """{"choices":[{"delta":null}]}""", """{}""", """{"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":null,"reasoning_content":"Let me think."}}]}""", """{"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}""", "not JSON any more")]
    public async Task What_compatible_servers_send_otherwise_is_read_too(params string[] events)
    {
        await using var server = new ScriptedServer(Streams(events));
        using var client = Client(server);

        var response = await client.GetResponseAsync(Messages, cancellationToken: Stop);

        response.Text.ShouldBe("Hi");
        response.Usage.ShouldBeNull();
    }

    [Theory]
    [InlineData("length")]
    [InlineData("max_tokens")]
    public async Task An_answer_at_its_token_limit_says_so(string reason)
    {
        await using var server = new ScriptedServer(Streams(Delta("Half an ans", reason)));
        using var client = Client(server);

        (await client.GetResponseAsync(Messages, cancellationToken: Stop)).FinishReason.ShouldBe(ChatFinishReason.Length);
    }

    [Fact]
    public async Task A_complete_answer_does_not_wait_for_a_server_that_keeps_the_stream_open()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.WriteAsync($"{StreamHead}data: {Delta("Hi", "stop")}\n\n");
            await connection.HangAsync();
        });
        using var client = Client(server, options => options.StallTimeout = TimeSpan.FromMinutes(1));

        (await client.GetResponseAsync(Messages, cancellationToken: Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop)).Text.ShouldBe("Hi");
    }

    [Fact]
    public async Task Parameters_that_a_model_refuses_are_left_out_from_then_on()
    {
        await using var server = new ScriptedServer(
            Fails(400, """{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}"""),
            Fails(422, """{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","temperature"]}]}}"""),
            Streams(Delta("ok", "stop")));
        using var client = Client(server);
        var options = new ChatOptions { Temperature = 0.1f, MaxOutputTokens = 90, TopP = 0.5f };

        (await client.GetResponseAsync(Messages, options, Stop)).Text.ShouldBe("ok");
        (await client.GetResponseAsync(Messages, options, Stop)).Text.ShouldBe("ok");

        server.Requests.Select(request => string.Join(' ', request.Body.EnumerateObject().Select(member => member.Name).Skip(4))).ShouldBe(
        [
            "temperature top_p max_tokens",
            "temperature top_p max_completion_tokens",
            "top_p max_completion_tokens",
            "top_p max_completion_tokens",
        ]);
    }

    [Fact]
    public async Task Leaving_an_answer_closes_the_connection_so_that_the_server_stops()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.WriteAsync($"{StreamHead}data: {Delta("Hi")}\n\n");
            await connection.HangAsync();
        });
        using var client = Client(server);

        await foreach (var update in client.GetStreamingResponseAsync(Messages, cancellationToken: Stop))
        {
            update.Text.ShouldBe("Hi");
            break;
        }

        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    [Fact]
    public async Task Many_answers_stream_at_once()
    {
        await using var server = new ScriptedServer(Streams(Delta("a"), Delta("b"), Delta("c", "stop")));
        using var client = Client(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetResponseAsync(Messages, cancellationToken: Stop)));

        answers.ShouldAllBe(answer => answer.Text == "abc");
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_is_a_bug_of_the_caller()
    {
        await using var server = new ScriptedServer(Streams(Delta("ok", "stop")));
        using var client = Client(server);

        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.Tool, "result")], cancellationToken: Stop));
        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, [new UriContent("https://example.org/a.png", "image/png")])], cancellationToken: Stop));
    }

    [Fact]
    public void The_client_says_what_it_is()
    {
        using var client = new OpenAIChatClient(new ModelOptions { Endpoint = new Uri("http://localhost:1/v1"), Name = "m" }, TimeProvider.System, new RecordingLogger<OpenAIChatClient>());

        client.GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe("m");
        client.GetService<OpenAIChatClient>().ShouldBeSameAs(client);
        client.GetService<TimeProvider>().ShouldBeNull();
    }

    private static OpenAIChatClient Client(ScriptedServer server, Action<ModelOptions>? configure = null)
    {
        var options = new ModelOptions { Endpoint = server.Endpoint, Name = "test-model" };
        configure?.Invoke(options);
        return new OpenAIChatClient(options, TimeProvider.System, new RecordingLogger<OpenAIChatClient>());
    }
}
