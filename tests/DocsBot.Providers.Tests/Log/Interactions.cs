using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;

namespace DocsBot.Providers.Tests.Log;

internal static class Interactions
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Interaction Plain(int number, string question = "a question nobody may see in the application log") => new()
    {
        Id = Id(number),
        ConversationId = "conversation",
        AskedAt = Noon.AddSeconds(number),
        Question = question,
        ModelUses =
        [
            new ModelUse("condense", "gpt-5-mini", new TokenUsage(100, 20), 0.0001m, 300.5, Failure: null),
            new ModelUse("answer", "gpt-5-mini", Usage: null, Cost: null, 1_000, ModelFailure.RateLimited),
        ],
        Timings = new StageTimings { TotalMs = 1 },
        Outcome = InteractionOutcome.NoAnswer,
    };

    public static Interaction Full(int number) => new()
    {
        Id = Id(number),
        ConversationId = "conversation",
        AskedAt = Noon.AddTicks(1_234_567),
        Question = "How?",
        SearchText = "How does a pod start?",
        SearchParts = ["How does a pod start?", "How does it end?"],
        Intent = Intent.Hostile,
        Language = "en",
        Filter = new SearchFilter { Product = "pods", Version = "1.28" },
        PageUrl = "https://docs.example/1.28/pods/",
        EstimatedTokens = 1_100,
        History = [new Turn(TurnRole.User, "Pods?"), new Turn(TurnRole.Assistant, "Yes.")],
        Origin = "https://docs.example",
        Prompt = new PromptId("answer", 3, "abc"),
        Route = new InteractionRoute("how-to", "the form of the question", "shorter", "answer@v3"),
        Fragments = [new PromptFragment("tone", "def")],
        Examples = ["install"],
        Settings = new PromptSettings { Temperature = 0.1f, TopP = 0.9f, MaxTokens = 900, StopSequences = ["END"] },
        Model = "gpt-5-mini",
        Snapshot = "snapshot-1",
        Confidence = 0.1 + 0.2,
        Chunks = [new InteractionChunk("c1", 1.0 / 3, InPrompt: true, Cited: true), new InteractionChunk("c2", 0, InPrompt: false, Cited: false) { LeftOut = LeftOutReason.Duplicate }],
        Reasoning = "First the pods, then their start.",
        BrokenRules = [OutputRule.ForeignLink, OutputRule.RawHtml],
        Answer = "Like this. [1]",
        Citations = [new Citation(1, "c1", "Pods", "/pods/#start")],
        DroppedCitations = 2,
        Usage = new TokenUsage(1_200, null),
        ModelUses =
        [
            new ModelUse("condense", "gpt-5-mini", new TokenUsage(100, 20), 0.0001m, 300.5, Failure: null),
            new ModelUse("answer", "gpt-5-mini", Usage: null, Cost: null, 1_000, ModelFailure.RateLimited) { Prompt = new PromptId("answer", 3, "abc") },
        ],
        Timings = new StageTimings { SourcesFoundMs = 3.25, RenderedMs = 4, FirstDeltaMs = 500.5, TotalMs = 2_000 },
        Outcome = InteractionOutcome.Degraded,
        Failure = FailureCode.ModelUnavailable,
        Error = "The model did not answer.",
    };

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"0198c0de-0000-7000-8000-{number:D12}");
}
