using System.Buffers;
using System.Text.Json;

namespace DocsBot.Providers.OpenAI;

/// <summary>Writes the body of <c>POST /embeddings</c> (https://platform.openai.com/docs/api-reference/embeddings).</summary>
internal static class EmbeddingRequest
{
    /// <summary>Writes a request.</summary>
    /// <param name="options">Model and dimensions.</param>
    /// <param name="texts">The texts.</param>
    public static ReadOnlyMemory<byte> Write(EmbeddingModelOptions options, IReadOnlyList<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("model", options.Name);
        json.WriteStartArray("input");
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        if (options.Dimensions is { } dimensions)
        {
            json.WriteNumber("dimensions", dimensions);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
