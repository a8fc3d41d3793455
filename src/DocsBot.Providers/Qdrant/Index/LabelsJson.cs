using System.Text.Json.Serialization;
using DocsBot.Core.Documents;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The list of labels as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<PageLabels>))]
internal sealed partial class LabelsJson : JsonSerializerContext;
