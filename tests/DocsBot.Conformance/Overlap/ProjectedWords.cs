using System.Numerics.Tensors;
using System.Text;
using DocsBot.Conformance.QdrantDouble.Inference;
using DocsBot.Core.Text;

namespace DocsBot.Conformance.Overlap;

/// <summary>
/// An embedding without a model: every word stands for a vector of random signs, and a text for the sum over its words. Texts with words in common are near each
/// other, and hardly two of them equally near. Source: Achlioptas, "Database-friendly random projections", PODS 2001.
/// </summary>
internal static class ProjectedWords
{
    public const string Model = "projected-words/1";

    public const int Dimensions = 128;

    /// <summary>The embedding, of unit length; null for a text without a word.</summary>
    public static float[]? Of(string text)
    {
        var vector = new float[Dimensions];
        foreach (var term in Terms.Of(text))
        {
            AddSigns(vector, Murmur3.Hash(Encoding.UTF8.GetBytes(term)));
        }

        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm == 0)
        {
            return null;
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    private static void AddSigns(float[] vector, uint seed)
    {
        // A generator of our own, since the runtime's may change. Source: Marsaglia, "Xorshift RNGs", 2003, xorshift32.
        var state = seed | 1;
        for (var i = 0; i < vector.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            vector[i] += (state & 0x8000) == 0 ? 1 : -1;
        }
    }
}
