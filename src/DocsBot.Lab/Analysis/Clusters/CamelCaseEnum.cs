using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Writes an enum's value by its name, as the log and the documentation do: <c>noAnswer</c>.</summary>
internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
