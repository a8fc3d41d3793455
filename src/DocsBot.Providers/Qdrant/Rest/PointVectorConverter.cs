using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Writes the three forms and reads the two that a server answers with.</summary>
internal sealed class PointVectorConverter : JsonConverter<PointVector>
{
    public override PointVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return new PointVector.Dense(ReadNumbers(ref reader, static (ref Utf8JsonReader json) => json.GetSingle()).ToArray());
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A vector is neither a list nor an object.");
        }

        List<uint>? indices = null;
        List<float>? values = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIndices = reader.ValueTextEquals("indices"u8);
            var isValues = reader.ValueTextEquals("values"u8);
            reader.Read();
            if (isIndices)
            {
                indices = ReadNumbers(ref reader, static (ref Utf8JsonReader json) => json.GetUInt32());
            }
            else if (isValues)
            {
                values = ReadNumbers(ref reader, static (ref Utf8JsonReader json) => json.GetSingle());
            }
            else
            {
                reader.Skip();
            }
        }

        return indices is not null && values is not null && indices.Count == values.Count
            ? new PointVector.Sparse(indices, values)
            : throw new JsonException("A sparse vector has not as many indices as values.");
    }

    public override void Write(Utf8JsonWriter writer, PointVector value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case PointVector.Dense dense:
                WriteNumbers(writer, dense.Components.Span);
                break;
            case PointVector.Sparse sparse:
                writer.WriteStartObject();
                writer.WriteStartArray("indices"u8);
                foreach (var index in sparse.Indices)
                {
                    writer.WriteNumberValue(index);
                }

                writer.WriteEndArray();
                writer.WritePropertyName("values"u8);
                WriteNumbers(writer, [.. sparse.Values]);
                writer.WriteEndObject();
                break;
            case PointVector.Document document:
                writer.WriteStartObject();
                writer.WriteString("text"u8, document.Text);
                writer.WriteString("model"u8, Bm25Options.Model);
                writer.WritePropertyName("options"u8);
                JsonSerializer.Serialize(writer, document.Options, QdrantJson.Default.Bm25Options);
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private delegate T ReadNumber<T>(ref Utf8JsonReader reader);

    private static List<T> ReadNumbers<T>(ref Utf8JsonReader reader, ReadNumber<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A vector's numbers are no list.");
        }

        var numbers = new List<T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            numbers.Add(read(ref reader));
        }

        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw new JsonException("A vector holds something that is no number.");
    }
}
