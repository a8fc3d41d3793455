using System.Text;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Inference;

/// <summary>
/// The built-in model <c>qdrant/bm25</c>. A passage's word weighs n · (k + 1) / (n + k · (1 − b + b · length / avg_len)), each different word of a question 1; a
/// word's dimension is the absolute value of its murmur3 as a signed number. Source: lib/bm25/src/lib.rs.
/// </summary>
internal static class Bm25Embedding
{
    public static SparseVector OfPassage(JsonElement document)
    {
        var options = OptionsOf(document);
        var words = Tokenizer.OfBm25(options).Split(document.Required("text").GetString()!);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        var k = options.Number("k") ?? 1.2;
        var damping = k * (1 - Share(options) + (Share(options) * words.Count / (options.Number("avg_len") ?? 256)));

        // Two words with one hash share a dimension and the later takes it.
        var weights = new Dictionary<uint, float>();
        foreach (var (word, count) in counts)
        {
            weights[DimensionOf(word)] = (float)(count * (k + 1) / (count + damping));
        }

        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }

    public static SparseVector OfQuestion(JsonElement document)
    {
        uint[] dimensions = [.. Tokenizer.OfBm25(OptionsOf(document)).Split(document.Required("text").GetString()!).Select(DimensionOf).Distinct()];
        var ones = new float[dimensions.Length];
        Array.Fill(ones, 1);
        return new SparseVector(dimensions, ones);
    }

    private static double Share(JsonElement options) => options.Number("b") ?? 0.75;

    private static JsonElement OptionsOf(JsonElement document)
    {
        var model = document.Required("model").GetString()!;
        if (!model.Equals("qdrant/bm25", StringComparison.OrdinalIgnoreCase))
        {
            throw new QdrantError(500, $"Service internal error: InferenceService URL not configured (model {model})");
        }

        return document.Has("options", out var options) ? options : Json.EmptyObject;
    }

    private static uint DimensionOf(string word) => Absolute((int)Murmur3.Hash(Encoding.UTF8.GetBytes(word)));

    private static uint Absolute(int number) => number < 0 ? (uint)-(long)number : (uint)number;
}
