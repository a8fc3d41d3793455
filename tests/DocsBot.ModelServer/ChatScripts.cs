using System.Text;
using System.Text.Json;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.ModelServer;

/// <summary>What each <see cref="ChatBehaviour"/> is on the wire.</summary>
public static class ChatScripts
{
    private const string Finish = """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    private const string Usage = """{"choices":[],"usage":{"prompt_tokens":812,"completion_tokens":14,"total_tokens":826,"prompt_tokens_details":{"cached_tokens":512}}}""";
    private const string Done = "[DONE]";

    // Longer than any of the short limits that tests set.
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(120);

    /// <summary>The script of a behaviour.</summary>
    /// <param name="behaviour">The behaviour.</param>
    /// <param name="request">The request.</param>
    /// <param name="answer">What a good answer says.</param>
    /// <param name="isRepeated">Whether the same prompt came before.</param>
    public static Func<ScriptedConnection, Task> Of(ChatBehaviour behaviour, ScriptedRequest request, string answer, bool isRepeated)
    {
        var half = answer.Length / 2;
        string[] told = [Delta(answer[..half]), Delta(answer[half..])];
        return behaviour switch
        {
            ChatBehaviour.LikeOpenAI => Streams(["""{"id":"c","model":"served","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}""", .. told, Finish, Usage, Done]),
            ChatBehaviour.LikeAzure => Streams(["""{"choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}""", .. told, Finish, Usage, Done]),
            ChatBehaviour.LikeOllama => Streams([.. told, Delta("", "stop")]),
            ChatBehaviour.LikeVllm => Streams(["""{"choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":"Hm."}}]}""", .. told.Select(WithUsage), Finish, Usage, Done]),
            ChatBehaviour.UsageMissing => Streams([.. told, Finish, Done]),
            ChatBehaviour.DuplicateDone => Streams([.. told, Finish, Usage, Done, Done]),
            ChatBehaviour.Slow => connection => SlowlyAsync(connection, told),
            ChatBehaviour.SlowFirstToken => connection => connection.HangAsync(),
            ChatBehaviour.Stall => connection => BeginAsync(connection, told[0], connection.HangAsync),
            ChatBehaviour.Drip => DripAsync,
            ChatBehaviour.DisconnectBefore => Resets,
            ChatBehaviour.DisconnectMid => connection => BeginAsync(connection, told[0], () => Resets(connection)),
            ChatBehaviour.CutShort => Streams(told[0]),
            ChatBehaviour.MalformedChunk => Streams(told[0], "{\"choices\":[{\"delta\":", told[1], Done),
            ChatBehaviour.InvalidUtf8 => InvalidUtf8Async,
            ChatBehaviour.HugeLine => HugeLineAsync,
            ChatBehaviour.RateLimited => Fails(429, """{"error":{"message":"Slow down.","type":"rate_limit_error","code":"rate_limit_exceeded"}}"""),
            ChatBehaviour.RateLimitedWithRetryAfter => Fails(429, "", "Retry-After: 0.1\r\n"),
            ChatBehaviour.RateLimitedForLong => Fails(429, "", "Retry-After: 3600\r\n"),
            ChatBehaviour.QuotaExceeded => Fails(429, """{"error":{"code":"insufficient_quota","type":"insufficient_quota"}}"""),
            ChatBehaviour.ServerError => Fails(500, """{"error":{"message":"The server had an error."}}"""),
            ChatBehaviour.Overloaded => Fails(503, "overloaded"),
            ChatBehaviour.Unauthorized => Fails(401, """{"error":{"code":"invalid_api_key"}}"""),
            ChatBehaviour.ModelNotFound => Fails(404, """{"error":{"code":"model_not_found"}}"""),
            ChatBehaviour.ContextTooLong => Fails(400, """{"error":{"message":"This model's maximum context length is 4097 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"""),
            ChatBehaviour.ContextTooLongOnce when !isRepeated => Fails(400, """{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5012 tokens.","type":"BadRequestError","param":null,"code":400}"""),
            ChatBehaviour.FilterRefuses => Fails(400, """{"error":{"message":"The response was filtered.","code":"content_filter"}}"""),
            ChatBehaviour.FilterEnds => Streams(told[0], Delta("", "content_filter"), Done),
            ChatBehaviour.EmptyChoices => Streams("""{"choices":[]}""", """{"choices":[]}""", Done),
            ChatBehaviour.NothingSaid => Streams(Delta(""), Finish, Usage, Done),
            ChatBehaviour.ErrorInStream => Streams(told[0], """{"error":{"message":"The engine died.","code":500}}"""),
            ChatBehaviour.NotStreamed => Fails(200, JsonSerializer.Serialize(new { choices = new[] { new { message = new { content = answer } } } })),
            ChatBehaviour.HtmlPage => Says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body>Sign in</body></html>"),
            ChatBehaviour.ParameterRefused when request.Body.TryGetProperty("temperature", out _) => Fails(400, """{"error":{"message":"Unsupported value.","param":"temperature","code":"unsupported_value"}}"""),
            _ => Streams([.. told, Finish, Usage, Done]),
        };
    }

    private static string WithUsage(string data) => data[..^1] + ""","usage":{"prompt_tokens":812,"completion_tokens":7}}""";

    private static Task Resets(ScriptedConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    private static async Task BeginAsync(ScriptedConnection connection, string first, Func<Task> then)
    {
        await connection.WriteAsync($"{StreamHead}data: {first}\n\n");

        // The words are read before the connection breaks, or a reset takes them along.
        await connection.PauseAsync(TimeSpan.FromMilliseconds(30));
        await then();
    }

    private static async Task SlowlyAsync(ScriptedConnection connection, string[] told)
    {
        await connection.PauseAsync(Slowness);
        await connection.WriteAsync(StreamHead);
        foreach (var data in told.Append(Finish).Append(Done))
        {
            await connection.PauseAsync(Slowness);
            await connection.WriteAsync($"data: {data}\n\n");
        }
    }

    private static async Task DripAsync(ScriptedConnection connection)
    {
        await connection.WriteAsync(StreamHead);
        while (!connection.IsOver)
        {
            await connection.WriteAsync($"data: {Delta("so ")}\n\n");
            await connection.PauseAsync(Slowness);
        }
    }

    private static async Task InvalidUtf8Async(ScriptedConnection connection)
    {
        await connection.WriteAsync(StreamHead);
        await connection.WriteAsync(Encoding.Latin1.GetBytes("data: {\"choices\":[{\"delta\":{\"content\":\"caf\xe9 \xff\xfe\"}}]}\n\n"));
        await connection.WriteAsync($"data: {Done}\n\n");
    }

    private static async Task HugeLineAsync(ScriptedConnection connection)
    {
        await connection.WriteAsync($"{StreamHead}data: {{\"choices\":[{{\"delta\":{{\"content\":\"");
        var block = new string('x', 64 * 1024);
        for (var i = 0; i < 48 && !connection.IsOver; i++)
        {
            await connection.WriteAsync(block);
        }

        await connection.HangAsync();
    }
}
