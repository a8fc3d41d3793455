using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using DocsBot.Core.Answering;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Tests;

/// <summary>Speaks SignalR's JSON hub protocol over a WebSocket, as the widget's client library does.</summary>
internal sealed class HubClient : IInvocationBinder, IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly JsonHubProtocol _protocol;
    private readonly List<byte> _received = [];

    private HubClient()
    {
        var options = new JsonHubProtocolOptions();
        ContractJson.Apply(options.PayloadSerializerOptions);
        _protocol = new JsonHubProtocol(Options.Create(options));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<HubClient> ConnectAsync(Uri server, string? origin = null)
    {
        var client = new HubClient();
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        await client._socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/chat"), Token);
        var handshake = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage("json", 1), handshake);
        await client._socket.SendAsync(handshake.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, Token);
        await client.ReceiveAsync();
        var frame = new ReadOnlySequence<byte>(client._received.ToArray());
        HandshakeProtocol.TryParseResponseMessage(ref frame, out _).ShouldBeTrue();
        client._received.Clear();
        client._received.AddRange(frame.ToArray());
        return client;
    }

    public Task AskAsync(string invocation, string question, string? conversationId = null) =>
        SendAsync(new StreamInvocationMessage(invocation, "Ask", [new { question, conversationId }]));

    public Task CancelAsync(string invocation) => SendAsync(new CancelInvocationMessage(invocation));

    public Task InvokeAsync(string invocation, string method, object argument) => SendAsync(new InvocationMessage(invocation, method, [argument]));

    /// <summary>The next message that is not a ping.</summary>
    public async Task<HubMessage> NextAsync()
    {
        while (true)
        {
            var input = new ReadOnlySequence<byte>(_received.ToArray());
            if (_protocol.TryParseMessage(ref input, this, out var message))
            {
                _received.Clear();
                _received.AddRange(input.ToArray());
                if (message is not PingMessage)
                {
                    return message!;
                }
            }
            else
            {
                await ReceiveAsync();
            }
        }
    }

    public async Task<List<ChatEvent>> CollectAsync()
    {
        var events = new List<ChatEvent>();
        while (true)
        {
            switch (await NextAsync())
            {
                case StreamItemMessage item:
                    events.Add(((JsonElement)item.Item!).Deserialize<ChatEvent>(ContractJson.Options)!);
                    break;
                case CompletionMessage completion:
                    completion.Error.ShouldBeNull();
                    return events;
            }
        }
    }

    public Type GetReturnType(string invocationId) => typeof(JsonElement);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => [];

    public Type GetStreamItemType(string streamId) => typeof(JsonElement);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(HubMessage message) =>
        await _socket.SendAsync(_protocol.GetMessageBytes(message), WebSocketMessageType.Text, endOfMessage: true, Token);

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var result = await _socket.ReceiveAsync(buffer.AsMemory(), Token);
        result.MessageType.ShouldNotBe(WebSocketMessageType.Close, "The server closed the connection.");
        _received.AddRange(buffer.AsSpan(0, result.Count));
    }
}
