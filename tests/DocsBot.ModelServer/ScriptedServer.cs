using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace DocsBot.ModelServer;

/// <summary>A model server on a random loopback port that answers each request with the next script, byte by byte as the script says; the last repeats.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    /// <summary>The head of a response that streams.</summary>
    public const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<int, ScriptedRequest, Func<ScriptedConnection, Task>> _scriptOf;
    private readonly Task _accepting;

    /// <summary>Starts a server that answers each request with the next script; the last repeats.</summary>
    public ScriptedServer(params Func<ScriptedConnection, Task>[] scripts)
        : this((number, _) => scripts[Math.Min(number, scripts.Length - 1)])
    {
    }

    /// <summary>Starts a server that chooses the script by the request's number, from 0, and the request.</summary>
    public ScriptedServer(Func<int, ScriptedRequest, Func<ScriptedConnection, Task>> scriptOf)
    {
        _scriptOf = scriptOf;
        _listener.Start(backlog: 512);
        _accepting = AcceptAsync();
    }

    /// <summary>The base address of its interface.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/v1");

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>Completes when a client has closed its connection before the script was over.</summary>
    public TaskCompletionSource ClientLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sends a whole response as it stands.</summary>
    public static Func<ScriptedConnection, Task> Says(string response) => connection => connection.WriteAsync(response);

    /// <summary>Streams events.</summary>
    public static Func<ScriptedConnection, Task> Streams(params string[] events) => Says(StreamHead + string.Concat(events.Select(data => $"data: {data}\n\n")));

    /// <summary>Answers with a status and a JSON body.</summary>
    public static Func<ScriptedConnection, Task> Fails(int status, string body = "", string headers = "") =>
        Says($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n{body}");

    /// <summary>A piece of an answer as an event's data.</summary>
    public static string Delta(string text, string? finish = null) =>
        JsonSerializer.Serialize(new { id = "c", model = "served", choices = new[] { new { index = 0, delta = new { content = text }, finish_reason = finish } } });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The loop ends before its listener does.
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            for (var i = 0; ; i++)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.Add(ServeAsync(client, i));
                open.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadRequestAsync(stream);
                _requests.Enqueue(request);
                await _scriptOf(number, request)(new ScriptedConnection(client, stream, ClientLeft, _stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                ClientLeft.TrySetResult();
            }
        }
    }

    private async Task<ScriptedRequest> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, _stop.Token);
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new ScriptedRequest(lines[0], headers, JsonDocument.Parse(body).RootElement);
    }
}
