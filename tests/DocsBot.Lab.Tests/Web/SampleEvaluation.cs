using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Web;

/// <summary>Two versions on forty questions: the second says more, costs more, and breaks a few.</summary>
internal static class SampleEvaluation
{
    /// <summary>Writes the evaluation into a data folder.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> WriteAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new EvaluationStore(folder);
        var now = time.GetUtcNow();
        var run = new EvaluationRun
        {
            Id = Guid.CreateVersion7(now).ToString(),
            StartedAt = now,
            Sets = [new RunSet("lantern", new string('c', 64), 40, "0198c0de")],
            Variants = [Variant(1), Variant(2)],
            Trials = 1,
        };
        await store.BeginAsync(run, "fingerprint", cancellationToken);
        await store.AddAsync(run.Id, [.. Enumerable.Range(0, 80).Select(i => Case(i / 2, i % 2))], cancellationToken);
        await store.FinishAsync(run.Id, now.AddMinutes(3), cancellationToken);
        return run.Id;
    }

    private static RunVariant Variant(int version) => new() { Label = $"answer@v{version}", Prompt = new PromptId("answer", version, new string((char)('0' + version), 64)), Model = "gpt-4.1-mini" };

    private static CaseResult Case(int question, int variant)
    {
        var score = (variant == 0 ? 0.5 : question % 9 == 0 ? 0.1 : 0.8) + (question % 5 * 0.03);
        return new CaseResult
        {
            CaseId = $"q{question}",
            Set = "lantern",
            Question = question == 0 ? SampleLog.Hostile : $"How do I change setting {question}?",
            Reference = "Set it in lantern.toml.",
            Slices = new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = question % 4 == 0 ? "de" : "en" },
            Variant = variant,
            Trial = 1,
            Outcome = InteractionOutcome.Answered,
            Answer = variant == 0 ? $"Set it in lantern.toml.\nThen restart. {question}" : $"Set it in `lantern.toml`.\nThen restart Lantern. {question}",
            Scores = new Dictionary<string, double>(StringComparer.Ordinal) { [EvaluationMetric.Correctness] = score, [EvaluationMetric.Groundedness] = 0.9, [EvaluationMetric.Cost] = variant == 0 ? 0.001 : 0.0012, [EvaluationMetric.Latency] = 900 + (variant * 300) + question },
            Missing = new Dictionary<string, string>(StringComparer.Ordinal) { [EvaluationMetric.JudgedCorrectness] = "No judge was asked." },
            Unmet = question % 9 == 0 && variant == 1 ? ["It does not say where the file is."] : [],
            Milliseconds = 900 + (variant * 300) + question,
            Cost = 0.001m,
            Asked = 1,
        };
    }
}
