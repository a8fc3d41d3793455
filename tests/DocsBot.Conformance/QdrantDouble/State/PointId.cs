using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A point's id: an unsigned number or a UUID. Numbers sort before UUIDs, as in the server, whose scroll goes by this order.</summary>
internal readonly record struct PointId(ulong Number, Guid Uuid, bool IsUuid)
{
    public (bool IsUuid, ulong Number, Guid Uuid) Order => (IsUuid, Number, Uuid);

    public static PointId Parse(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetUInt64(out var number))
        {
            return new PointId(number, default, IsUuid: false);
        }

        return json.ValueKind == JsonValueKind.String && Guid.TryParse(json.GetString(), CultureInfo.InvariantCulture, out var uuid)
            ? new PointId(0, uuid, IsUuid: true)
            : throw QdrantError.Format($"value {json.GetRawText()} is not a valid point ID, valid values are either an unsigned integer or a UUID");
    }

    /// <summary>The id of a path, <c>/points/{id}</c>.</summary>
    public static PointId Parse(string text)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new PointId(number, default, IsUuid: false);
        }

        return Guid.TryParse(text, CultureInfo.InvariantCulture, out var uuid) ? new PointId(0, uuid, IsUuid: true) : throw QdrantError.BadInput($"Can not recognize \"{text}\" as point id");
    }

    public JsonNode ToJson() => IsUuid ? JsonValue.Create(ToString()) : JsonValue.Create(Number);

    public override string ToString() => IsUuid ? Uuid.ToString("D") : Number.ToString(CultureInfo.InvariantCulture);
}
