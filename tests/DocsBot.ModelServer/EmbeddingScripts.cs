using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.ModelServer;

/// <summary>What each <see cref="EmbeddingBehaviour"/> is on the wire. An embedding counts a text's words by their hashes, so that texts of like words are near.</summary>
public static class EmbeddingScripts
{
    /// <summary>Components of an embedding.</summary>
    public const int Dimensions = 32;

    /// <summary>The script of a behaviour.</summary>
    public static Func<ScriptedConnection, Task> Of(EmbeddingBehaviour behaviour, ScriptedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var vectors = request.Body.GetProperty("input").EnumerateArray()
            .Select(text => VectorOf(text.GetString()!, request.Body.TryGetProperty("dimensions", out var wanted) ? wanted.GetInt32() : Dimensions)).ToList();
        return behaviour switch
        {
            EmbeddingBehaviour.Base64 => Sends(vectors.Select((vector, i) => Item(i, $"\"{Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector))}\""))),
            EmbeddingBehaviour.OutOfOrder => Sends(vectors.Select((vector, i) => Item(i, Numbers(vector))).Reverse()),
            EmbeddingBehaviour.WrongCount => Sends(vectors.Skip(1).Select((vector, i) => Item(i, Numbers(vector)))),
            EmbeddingBehaviour.WrongDimension => Sends(vectors.Select((vector, i) => Item(i, Numbers(vector[..^1])))),
            EmbeddingBehaviour.NotANumber => Sends(vectors.Select((vector, i) => Item(i, Numbers(vector).Replace("[", "[null,", StringComparison.Ordinal)))),
            EmbeddingBehaviour.AllZero => Sends(vectors.Select((vector, i) => Item(i, Numbers(new float[vector.Length])))),
            EmbeddingBehaviour.Hang => connection => connection.HangAsync(),
            EmbeddingBehaviour.ServerError => Fails(500),
            EmbeddingBehaviour.Unauthorized => Fails(401),
            EmbeddingBehaviour.Disconnect => connection =>
            {
                connection.Reset();
                return Task.CompletedTask;
            },
            EmbeddingBehaviour.Malformed => Fails(200, "{\"data\":[{"),
            _ => Sends(vectors.Select((vector, i) => Item(i, Numbers(vector)))),
        };
    }

    /// <summary>A text's embedding.</summary>
    public static float[] VectorOf(string text, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(text);
        var vector = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', '.', ',', '?', '`'], StringSplitOptions.RemoveEmptyEntries))
        {
            vector[(int)(Hash(word) % (uint)dimensions)]++;
        }

        vector[0] += 0.01f;
        return vector;
    }

    private static Func<ScriptedConnection, Task> Sends(IEnumerable<string> items)
    {
        var data = string.Join(',', items);
        return Fails(200, $$$"""{"object":"list","data":[{{{data}}}],"model":"served","usage":{"prompt_tokens":7,"total_tokens":7}}""");
    }

    private static string Item(int index, string embedding) => string.Create(CultureInfo.InvariantCulture, $"{{\"object\":\"embedding\",\"index\":{index},\"embedding\":{embedding}}}");

    private static string Numbers(float[] vector) => JsonSerializer.Serialize(vector);

    /// <summary>FNV-1a: the same on every machine.</summary>
    private static uint Hash(string word)
    {
        var hash = 2_166_136_261u;
        foreach (var b in Encoding.UTF8.GetBytes(word))
        {
            hash = (hash ^ b) * 16_777_619u;
        }

        return hash;
    }
}
