using System.Text.Json.Serialization;
using DocsBot.Lab.Evaluation;

namespace DocsBot.Lab.Reports;

/// <summary>The Lab's JSON output.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RetrievalScores))]
internal sealed partial class LabJson : JsonSerializerContext;
