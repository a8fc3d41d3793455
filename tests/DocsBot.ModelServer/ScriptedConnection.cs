using System.Net.Sockets;
using System.Text;

namespace DocsBot.ModelServer;

/// <summary>The connection that a script writes to.</summary>
public sealed class ScriptedConnection(TcpClient client, NetworkStream stream, TaskCompletionSource clientLeft, CancellationToken stop)
{
    /// <summary>Writes text.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    /// <summary>Waits.</summary>
    public Task PauseAsync(TimeSpan time) => Task.Delay(time, stop);

    /// <summary>Whether the server stops.</summary>
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
