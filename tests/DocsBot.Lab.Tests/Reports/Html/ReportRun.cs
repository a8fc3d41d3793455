using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Reports.Html;

/// <summary>An evaluation with all that a report has to show: gains, losses, slices, failures, missing scores and hostile texts.</summary>
internal static class ReportRun
{
    private const int Questions = 60;

    public const string Hostile = "<script>alert(1)</script> & \"quotes\"";

    public static EvaluationRun Sample { get; } = new()
    {
        Id = "0198c0de-0000-7000-8000-000000000001",
        StartedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        FinishedAt = new DateTimeOffset(2026, 11, 22, 12, 9, 0, TimeSpan.Zero),
        Sets = [new RunSet("animals", new string('a', 64), Questions, "0001-5f3a")],
        Variants =
        [
            new RunVariant { Label = "answer@v3", Prompt = new PromptId("answer", 3, new string('3', 64)), Model = "gpt-5-mini", Fragments = [new PromptFragment("tone", new string('f', 64))], Settings = new PromptSettings { Temperature = 0.1f, MaxTokens = 900 } },
            new RunVariant { Label = "answer@v4", Prompt = new PromptId("answer", 4, new string('4', 64)), Model = "gpt-5-mini", Fragments = [new PromptFragment("tone", new string('f', 64))], Settings = new PromptSettings { Temperature = 0.1f } },
        ],
        Trials = 1,
        Judge = new RunJudge([new PromptId("judge_correctness", 1, new string('7', 64))], "gpt-5", 3),
        Cases = [.. Enumerable.Range(0, Questions).SelectMany(i => new[] { Case(i, 0), Case(i, 1) })],
    };

    private static CaseResult Case(int question, int variant)
    {
        var isLoss = question % 10 == 3;
        var isFailed = question == 7 && variant == 1;
        var correctness = Math.Clamp(0.5 + (question % 5 * 0.05) + (variant * (isLoss ? -0.4 : 0.18)), 0, 1);
        return new CaseResult
        {
            CaseId = FormattableString.Invariant($"q{question:D2}"),
            Set = "animals",
            Question = question == 3 ? $"How do I {Hostile}?" : FormattableString.Invariant($"How do I feed animal {question} without the index?"),
            Reference = "Put the feed into the bowl, then close the gate.",
            Slices = new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = question % 3 == 0 ? "de" : "en", ["intent"] = question % 2 == 0 ? "how-to" : "troubleshooting" },
            Variant = variant,
            Trial = 1,
            Outcome = isFailed ? InteractionOutcome.Failed : InteractionOutcome.Answered,
            Answer = isFailed ? null
                : variant == 0 ? "Open the gate and put the feed into the bowl [1]. Then close the gate.\n\n```bash\nfeed --bowl 1\n```"
                : isLoss ? $"You can feed the animal from a bowl [1]. {Hostile}" : "1. Put the feed into the bowl [1].\n2. Close the gate [2].\n\n```bash\nfeed --bowl 1\n```",
            Citations = isFailed ? [] : [new Citation(1, "c1", "Feeding", "https://docs.example.com/feeding")],
            Scores = isFailed ? [] : new Dictionary<string, double>(StringComparer.Ordinal)
            {
                [EvaluationMetric.CitationRecall] = 0.6 + (question % 4 * 0.1),
                [EvaluationMetric.Groundedness] = Math.Clamp(0.8 + (variant * 0.03 * ((question % 3) - 1)), 0, 1),
                [EvaluationMetric.Correctness] = correctness,
                [EvaluationMetric.Leakage] = 0,
                [EvaluationMetric.Cost] = 0.0012 + (variant * 0.0004) + (question % 4 * 0.0001),
                [EvaluationMetric.InputTokens] = 2100 + (variant * 240) + question,
                [EvaluationMetric.Latency] = 1400 + (variant * 30 * ((question % 7) - 3)),
            },
            Missing = isFailed || question % 12 != 5 ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [EvaluationMetric.JudgedCorrectness] = "the judge gave no verdict" },
            Unmet = isLoss && variant == 1 ? ["The answer does not say \"close the gate\"."] : [],
            Judgements = isFailed ? [] : [new Judgement(EvaluationMetric.JudgedCorrectness, 1, question % 12 == 5 ? null : correctness, "partial", question % 12 == 5 ? "The reply is no JSON." : null)],
            Failure = isFailed ? "The model was unavailable: 503." : null,
            Milliseconds = 1400,
        };
    }
}
