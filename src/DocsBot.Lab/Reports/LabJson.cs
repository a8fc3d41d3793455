using System.Text.Json.Serialization;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Prompts;

namespace DocsBot.Lab.Reports;

/// <summary>The Lab's JSON output.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RenderedPrompt))]
[JsonSerializable(typeof(RetrievalScores))]
[JsonSerializable(typeof(SweepScores))]
[JsonSerializable(typeof(AnswerScores))]
[JsonSerializable(typeof(AbstainScores))]
[JsonSerializable(typeof(CalibrationScores))]
internal sealed partial class LabJson : JsonSerializerContext;
