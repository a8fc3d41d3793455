using System.Text.Json.Serialization;
using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Analysis;

/// <summary>The JSON of the commands over the log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClusterReport))]
internal sealed partial class AnalysisJson : JsonSerializerContext;
