using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DocsBot.Providers.Embeddings;

/// <summary>A vector in one byte a component: whole numbers from -127 to 127, which times the vector's own scale are the components.</summary>
internal static class Int8Vector
{
    private const int ScaleBytes = sizeof(float);

    /// <summary>Rounds a vector.</summary>
    /// <param name="vector">Any length.</param>
    /// <param name="components">Gets the whole numbers; as long as the vector.</param>
    /// <returns>The scale; 0 for a vector of zeros.</returns>
    /// <exception cref="ArgumentException">A component is no finite number.</exception>
    public static float Round(ReadOnlySpan<float> vector, Span<sbyte> components)
    {
        var largest = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (!float.IsFinite(largest))
        {
            throw new ArgumentException("The vector has a component that is no finite number.", nameof(vector));
        }

        var scale = largest / sbyte.MaxValue;
        for (var i = 0; i < vector.Length; i++)
        {
            components[i] = scale > 0 ? (sbyte)MathF.Round(vector[i] / scale) : (sbyte)0;
        }

        return scale;
    }

    /// <summary>How the index stores a vector: its scale (float32, little endian), then its components (int8).</summary>
    public static byte[] Pack(ReadOnlySpan<float> vector)
    {
        var packed = new byte[ScaleBytes + vector.Length];
        var scale = Round(vector, MemoryMarshal.Cast<byte, sbyte>(packed.AsSpan(ScaleBytes)));
        BinaryPrimitives.WriteSingleLittleEndian(packed, scale);
        return packed;
    }

    /// <summary>Reads a stored vector, also one that an index of before holds as float32.</summary>
    /// <param name="packed">The bytes.</param>
    /// <param name="components">Gets the whole numbers; as long as the vector.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>False when the bytes are no vector of that length.</returns>
    public static bool TryUnpack(ReadOnlySpan<byte> packed, Span<sbyte> components, out float scale)
    {
        if (packed.Length == components.Length * sizeof(float))
        {
            var vector = MemoryMarshal.Cast<byte, float>(packed);
            scale = vector.ContainsAnyExceptInRange(-float.MaxValue, float.MaxValue) ? float.NaN : Round(vector, components);
            return float.IsFinite(scale);
        }

        scale = packed.Length == ScaleBytes + components.Length ? BinaryPrimitives.ReadSingleLittleEndian(packed) : float.NaN;
        if (!float.IsFinite(scale))
        {
            return false;
        }

        MemoryMarshal.Cast<byte, sbyte>(packed[ScaleBytes..]).CopyTo(components);
        return true;
    }
}
