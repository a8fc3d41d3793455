using System.Text.Json.Serialization;

namespace DocsBot.Lab.Analysis.Drift;

/// <summary>The JSON of <c>drift show</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DriftReport))]
internal sealed partial class DriftJson : JsonSerializerContext;
