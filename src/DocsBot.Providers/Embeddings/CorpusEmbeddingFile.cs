using System.Runtime.InteropServices;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// A model's bytes: <c>DBEM</c>, version, dimensions, words, n-gram rows (int32 each, little endian); each word (length-prefixed UTF-8) with its weight (float32);
/// each row as a scale (float32) and its components (int8), which times the scale are the vector.
/// </summary>
internal static class CorpusEmbeddingFile
{
    private const int Magic = 0x4d454244;
    private const int Version = 1;

    public static byte[] Write(Vocabulary vocabulary, EmbeddingTable table)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var number in (int[])[Magic, Version, table.Dimensions, vocabulary.Words.Count, vocabulary.Buckets])
        {
            writer.Write(number);
        }

        for (var row = 0; row < vocabulary.Words.Count; row++)
        {
            writer.Write(vocabulary.Words[row]);
            writer.Write(vocabulary.Weights[row]);
        }

        var components = new sbyte[table.Dimensions];
        for (var row = 0; row < table.Rows; row++)
        {
            var scale = Int8Vector.Round(table.Row(row), components);
            writer.Write(scale);
            writer.Write(MemoryMarshal.AsBytes(components.AsSpan()));
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="FormatException">The bytes are not a model of this version.</exception>
    public static (Vocabulary Vocabulary, EmbeddingTable Table) Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            if (reader.ReadInt32() != Magic || reader.ReadInt32() != Version)
            {
                throw new FormatException("The embedding model is of another kind or version. Run the ingestion again.");
            }

            var (dimensions, words, buckets) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            if (dimensions < 1 || words < 0 || buckets < 1 || (long)(words + buckets) * dimensions > bytes.Length)
            {
                throw new FormatException("The embedding model is damaged: its sizes do not fit. Run the ingestion again.");
            }

            var (texts, weights) = (new string[words], new float[words]);
            for (var row = 0; row < words; row++)
            {
                (texts[row], weights[row]) = (reader.ReadString(), reader.ReadSingle());
            }

            return (new Vocabulary(texts, weights, buckets), new EmbeddingTable(ReadRows(reader, words + buckets, dimensions), dimensions));
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException)
        {
            throw new FormatException("The embedding model is damaged or cut short. Run the ingestion again.", e);
        }
    }

    private static float[] ReadRows(BinaryReader reader, int rows, int dimensions)
    {
        var values = new float[rows * dimensions];
        var components = new sbyte[dimensions];
        for (var row = 0; row < rows; row++)
        {
            var scale = reader.ReadSingle();
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(components.AsSpan()));
            for (var i = 0; i < dimensions; i++)
            {
                values[(row * dimensions) + i] = components[i] * scale;
            }
        }

        return values;
    }
}
