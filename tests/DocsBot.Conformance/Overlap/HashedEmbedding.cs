using System.Numerics.Tensors;
using System.Text;
using DocsBot.Conformance.QdrantDouble.Inference;
using DocsBot.Core.Text;

namespace DocsBot.Conformance.Overlap;

/// <summary>
/// An embedding without a model: each word adds to one component, chosen with its sign by the word's hash. Texts with words in common are near each other, so that
/// a list by vectors says something. Source: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
/// </summary>
internal static class HashedEmbedding
{
    public const string Model = "hashed-words/1";

    public const int Dimensions = 128;

    /// <summary>The embedding, of unit length; null for a text without a word.</summary>
    public static float[]? Of(string text)
    {
        var vector = new float[Dimensions];
        foreach (var term in Terms.Of(text))
        {
            var hash = Murmur3.Hash(Encoding.UTF8.GetBytes(term));
            vector[hash % Dimensions] += (hash & 0x8000_0000) == 0 ? 1 : -1;
        }

        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm == 0)
        {
            return null;
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }
}
