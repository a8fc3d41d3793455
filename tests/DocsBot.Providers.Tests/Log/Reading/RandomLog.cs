using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Tests.Log.Reading;

/// <summary>Interactions with random values in everything that is counted or filtered by, the same for the same seed.</summary>
internal sealed class RandomLog(int seed)
{
    private static readonly DateTimeOffset Begin = new(2026, 2, 26, 20, 0, 0, TimeSpan.Zero);

#pragma warning disable CA5394 // Not for secrets.
    private readonly Random _random = new(seed);
    private int _count;

    public int Next(int below) => _random.Next(below);

    public Interaction Interaction()
    {
        var number = ++_count;
        var outcome = (InteractionOutcome)Next(5);
        var asksModel = Next(4) > 0;
        return new Interaction
        {
            Id = Interactions.Id(number),
            ConversationId = Conversation(),
            AskedAt = Begin.AddSeconds(Next(5 * 86_400)),
            Question = string.Create(CultureInfo.InvariantCulture, $"Question {Next(20)} about 100% of a_b?"),
            Answer = Next(3) == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Answer {Next(20)}"),
            Language = Pick("en", "de", null),
            Filter = new SearchFilter { Version = Pick("1.0", "2.0", null) },
            PageUrl = Pick("https://docs.example/a/", "https://docs.example/a/b/", "https://docs.example/c/", null),
            Origin = Pick("https://docs.example", "https://other.example", null),
            Prompt = asksModel ? new PromptId(Pick("answer", "how_to")!, 1 + Next(12), "abc") : null,
            Route = asksModel ? new InteractionRoute(Pick("how-to", "api")!, "a rule", Next(2) == 0 ? null : Pick("shorter", "shorter-still"), Pick("how_to@v2", "how_to@v3")) : null,
            Model = asksModel ? Pick("gpt-5-mini", "gpt-5") : null,
            ModelUses = asksModel ? [Call(Pick("answer", "condense")!), .. Next(3) == 0 ? [Call("rerank")] : Array.Empty<ModelUse>()] : [],
            Usage = Next(3) == 0 ? null : new TokenUsage(Next(5_000), Next(500)),
            Timings = new StageTimings { TotalMs = Math.Exp(_random.NextDouble() * 13) },
            Outcome = outcome,
            Signals = Next(2) == 0 ? FailureSignal.None : (FailureSignal)Next(2_048),
            Groundedness = Next(2) == 0 ? null : _random.NextDouble(),
        };
    }

    public Feedback Feedback(Interaction of) => new(of.Id, of.ConversationId, Next(2) == 0, Pick("no good", null), of.AskedAt.AddMinutes(1));

    public string Conversation() => string.Create(CultureInfo.InvariantCulture, $"conversation-{Next(40)}");

    private ModelUse Call(string purpose) => new(
        purpose,
        Pick("gpt-5-mini", "gpt-5")!,
        Next(3) == 0 ? null : new TokenUsage(Next(5_000), Next(500)),
        Next(3) == 0 ? null : Next(1_000_000) / 1_000_000_000m,
        _random.NextDouble() * 1_000,
        Next(5) == 0 ? ModelFailure.RateLimited : null);

    private string? Pick(params ReadOnlySpan<string?> values) => values[Next(values.Length)];
}
