using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.OpenAI;

/// <summary>Writes the body of <c>POST /chat/completions</c>: a streamed completion with usage.</summary>
internal static class ChatRequest
{
    /// <summary>Writes a request.</summary>
    /// <exception cref="NotSupportedException">A message holds something else than text, or is a tool's.</exception>
    public static ReadOnlyMemory<byte> Write(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options, ChatDialect dialect)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("model", options?.ModelId ?? model);
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", RoleOf(message));
            json.WriteString("content", TextOf(message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
        if (options is not null)
        {
            WriteSettings(json, options, dialect);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteSettings(Utf8JsonWriter json, ChatOptions options, ChatDialect dialect)
    {
        if (options.Temperature is { } temperature && dialect.Sends("temperature"))
        {
            json.WriteNumber("temperature", temperature);
        }

        if (options.TopP is { } topP && dialect.Sends("top_p"))
        {
            json.WriteNumber("top_p", topP);
        }

        if (options.MaxOutputTokens is { } limit && dialect.TokenLimits.Count > 0)
        {
            json.WriteNumber(dialect.TokenLimits[0], limit);
        }

        if (options.StopSequences is { Count: > 0 } stops && dialect.Sends("stop"))
        {
            json.WriteStartArray("stop");
            foreach (var stop in stops)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        }
    }

    private static string RoleOf(ChatMessage message) =>
        message.Role == ChatRole.System || message.Role == ChatRole.User || message.Role == ChatRole.Assistant
            ? message.Role.Value
            : throw new NotSupportedException($"A message with the role '{message.Role}' cannot be sent. Use system, user and assistant.");

    private static string TextOf(ChatMessage message) =>
        message.Contents.All(content => content is TextContent)
            ? message.Text
            : throw new NotSupportedException("Only messages of text can be sent.");
}
