using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Text.Json;

namespace DocsBot.Providers.OpenAI;

/// <summary>The embeddings in a response, checked: one for each text, in the texts' order, all of one dimension, every component a number, none all zero.</summary>
/// <param name="Vectors">One for each text.</param>
/// <param name="Tokens">Tokens of the texts; null when the provider does not say.</param>
internal sealed record EmbeddingReply(IReadOnlyList<ReadOnlyMemory<float>> Vectors, long? Tokens)
{
    /// <summary>Reads a response.</summary>
    /// <param name="body">The body.</param>
    /// <param name="count">How many texts were sent.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="FormatException">It is no answer to the request; the message says what of it is wrong, as the end of a sentence on the model.</exception>
    public static EmbeddingReply Parse(ReadOnlyMemory<byte> body, int count)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("sent no embeddings. Check that it is an embedding model.");
        }

        if (data.GetArrayLength() != count)
        {
            throw new FormatException($"sent {data.GetArrayLength()} embeddings for {count} texts.");
        }

        var vectors = new ReadOnlyMemory<float>[count];
        var place = 0;
        foreach (var item in data.EnumerateArray())
        {
            var index = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("index", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : place;
            if (index < 0 || index >= count || !vectors[index].IsEmpty)
            {
                throw new FormatException($"numbered its embeddings wrongly: {index} of {count}.");
            }

            vectors[index] = VectorOf(item);
            place++;
        }

        var dimensions = vectors[0].Length;
        return Array.TrueForAll(vectors, vector => vector.Length == dimensions)
            ? new EmbeddingReply(vectors, TokensOf(root))
            : throw new FormatException("sent embeddings of several dimensions in one response.");
    }

    private static float[] VectorOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("embedding", out var embedding))
        {
            throw new FormatException("sent an item without an embedding.");
        }

        var vector = embedding.ValueKind switch
        {
            JsonValueKind.Array => FromNumbers(embedding),
            JsonValueKind.String => FromBase64(embedding),
            _ => [],
        };
        if (vector.Length == 0 || !TensorPrimitives.IsFiniteAll<float>(vector))
        {
            throw new FormatException("sent an embedding that holds something else than numbers.");
        }

        return vector.AsSpan().ContainsAnyExcept(0f) ? vector : throw new FormatException("sent an embedding of zeros only.");
    }

    private static float[] FromNumbers(JsonElement numbers)
    {
        var vector = new float[numbers.GetArrayLength()];
        var i = 0;
        foreach (var number in numbers.EnumerateArray())
        {
            vector[i++] = number.ValueKind == JsonValueKind.Number && number.TryGetSingle(out var component) ? component : float.NaN;
        }

        return vector;
    }

    /// <summary>OpenAI's <c>encoding_format: base64</c>: 32-bit floats, little-endian.</summary>
    private static float[] FromBase64(JsonElement text)
    {
        if (!text.TryGetBytesFromBase64(out var bytes) || bytes.Length % sizeof(float) != 0)
        {
            return [];
        }

        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return vector;
    }

    private static long? TokensOf(JsonElement root) =>
        root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty("prompt_tokens", out var tokens)
        && tokens.ValueKind == JsonValueKind.Number && tokens.TryGetInt64(out var count)
            ? count
            : null;
}
