using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Writes which fields of the payload are wanted: <c>true</c> for all, <c>false</c> for none, else <c>{"include":[…]}</c>.</summary>
internal sealed class PayloadSelectorConverter : JsonConverter<IReadOnlyList<string>>
{
    /// <summary>The whole payload.</summary>
    public static IReadOnlyList<string> All { get; } = ["*"];

    /// <summary>Nothing of it.</summary>
    public static IReadOnlyList<string> None { get; } = [];

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Requests are only written.");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        if (ReferenceEquals(value, All) || value.Count == 0)
        {
            writer.WriteBooleanValue(value.Count > 0);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("include"u8);
        foreach (var field in value)
        {
            writer.WriteStringValue(field);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
