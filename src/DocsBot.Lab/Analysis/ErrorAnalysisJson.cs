using System.Text.Json.Serialization;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Analysis.Gaps;

namespace DocsBot.Lab.Analysis;

/// <summary>The JSON of the commands over the log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClusterReport))]
[JsonSerializable(typeof(GapReport))]
internal sealed partial class ErrorAnalysisJson : JsonSerializerContext;
