using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace DocsBot.Providers.Tests.OpenAI;

/// <summary>A model server on a random loopback port that answers each request with the next script, byte by byte as the script says; the last repeats.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    public const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly Func<Connection, Task>[] _scripts;
    private readonly Task _accepting;

    public ScriptedServer(params Func<Connection, Task>[] scripts)
    {
        _scripts = scripts;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/v1");

    public IReadOnlyList<Request> Requests => [.. _requests];

    /// <summary>Completes when a client has closed its connection before the script was over.</summary>
    public TaskCompletionSource ClientLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Func<Connection, Task> Says(string response) => connection => connection.WriteAsync(response);

    public static Func<Connection, Task> Streams(params string[] events) => Says(StreamHead + string.Concat(events.Select(data => $"data: {data}\n\n")));

    public static Func<Connection, Task> Fails(int status, string body = "", string headers = "") =>
        Says($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n{body}");

    public static string Delta(string text, string? finish = null) =>
        JsonSerializer.Serialize(new { id = "c", model = "served", choices = new[] { new { index = 0, delta = new { content = text }, finish_reason = finish } } });

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
                open.Add(ServeAsync(client, _scripts[Math.Min(i, _scripts.Length - 1)]));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client, Func<Connection, Task> script)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                _requests.Enqueue(await ReadRequestAsync(stream));
                await script(new Connection(client, stream, ClientLeft, _stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                ClientLeft.TrySetResult();
            }
        }
    }

    private async Task<Request> ReadRequestAsync(NetworkStream stream)
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
        return new Request(lines[0], headers, JsonDocument.Parse(body).RootElement);
    }

    internal sealed record Request(string Line, Dictionary<string, string> Headers, JsonElement Body);

    internal sealed class Connection(TcpClient client, NetworkStream stream, TaskCompletionSource clientLeft, CancellationToken stop)
    {
        public async Task WriteAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

        public bool IsOver => stop.IsCancellationRequested;

        /// <summary>Holds the connection open and says nothing until the client leaves.</summary>
        public async Task HangAsync()
        {
            var read = await stream.ReadAsync(new byte[1], stop);
            if (read == 0)
            {
                clientLeft.TrySetResult();
            }
        }

        /// <summary>Breaks the connection without a proper end (TCP reset).</summary>
        public void Reset()
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            client.Close();
        }
    }
}
