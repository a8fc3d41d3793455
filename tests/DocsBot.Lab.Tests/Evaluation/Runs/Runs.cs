using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Evaluation.Runs;

/// <summary>Runs for tests.</summary>
internal static class Runs
{
    public static readonly PromptId One = new("answer", 1, new string('1', 64));
    public static readonly PromptId Two = new("answer", 2, new string('2', 64));

    public static EvaluationRun Of(string id, IEnumerable<CaseResult> cases, int trials = 1) => new()
    {
        Id = id,
        StartedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Sets = [new RunSet("animals", "abc", 3, "snapshot-1")],
        Variants = [Variant(One), Variant(Two)],
        Trials = trials,
        Cases = [.. cases],
    };

    public static RunVariant Variant(PromptId prompt) =>
        new() { Label = prompt.ToString(), Prompt = prompt, Model = "scripted", Fragments = [new PromptFragment("tone", "f00")], Settings = new PromptSettings { Temperature = 0.2f } };

    public static CaseResult Case(string id, int variant, double? correctness = null, int trial = 1, string set = "animals") => new()
    {
        CaseId = id,
        Set = set,
        Question = $"Question {id}?",
        Variant = variant,
        Trial = trial,
        Outcome = InteractionOutcome.Answered,
        Answer = "An answer [1].",
        Scores = correctness is { } score ? new Dictionary<string, double> { [EvaluationMetric.Correctness] = score } : [],
        Missing = correctness is null ? new Dictionary<string, string> { [EvaluationMetric.Correctness] = "there is no reference answer" } : [],
        Milliseconds = 10,
    };
}
