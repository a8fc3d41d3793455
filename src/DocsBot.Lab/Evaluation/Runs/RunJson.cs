using System.Text.Json.Serialization;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Runs as JSON, in the Lab's file and on the command line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvaluationRun))]
[JsonSerializable(typeof(CaseResult))]
[JsonSerializable(typeof(List<PairVerdict>))]
[JsonSerializable(typeof(RecordedReply))]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunJson : JsonSerializerContext;
