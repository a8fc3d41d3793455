using System.Text.Json.Serialization;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Reports.Log;

/// <summary>The JSON of the commands that read the log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InteractionPage))]
[JsonSerializable(typeof(LogOverview))]
[JsonSerializable(typeof(LogSlices))]
[JsonSerializable(typeof(LogCosts))]
internal sealed partial class LogJson : JsonSerializerContext;
