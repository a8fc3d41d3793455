using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;

namespace DocsBot.Lab.Generation;

/// <summary>Makes the row of one question: what was found, what was answered, how long it took and what it cost.</summary>
internal sealed class AnswerGenerator
{
    private const int Found = 8;
    private const int InPrompt = 6;

    private static readonly SignalOptions Signals = new();
    private static readonly PromptSettings Settings = new() { Temperature = 0.1f, MaxTokens = 900 };

    private readonly GeneratedCorpus _corpus;
    private readonly ProductHistory _history;
    private readonly Dice _dice;
    private readonly DateTimeOffset _begin;
    private readonly TimeSpan _length;
    private readonly HashSet<int> _badDays;
    private readonly HashSet<string> _pinned = new(StringComparer.Ordinal);

    public AnswerGenerator(GeneratorOptions options, GeneratedCorpus corpus, Dice dice)
    {
        _corpus = corpus;
        _history = new ProductHistory();
        _dice = dice;
        _begin = options.End.AddDays(-options.Days);
        _length = TimeSpan.FromDays(options.Days);
        _badDays = [.. Enumerable.Range(0, options.Days).Where(_ => dice.Happens(0.012))];
    }

    /// <summary>How much of the time is over.</summary>
    public double Time(DateTimeOffset at) => Math.Clamp((at - _begin) / _length, 0, 1);

    /// <summary>Thanks or a greeting: answered without a search and without a model.</summary>
    public Interaction SmallTalk(Conversation conversation, DateTimeOffset at, IReadOnlyList<Turn> turns) => Begin(conversation, at, _dice.Pick(Phrases.Thanks), turns) with
    {
        Intent = Intent.ChitChat,
        Answer = "You are welcome. Ask me anything about the documentation.",
        Outcome = InteractionOutcome.Answered,
        Timings = new StageTimings { FirstDeltaMs = 2, TotalMs = _dice.LogNormal(3, 0.3) },
    };

    /// <summary>A question, and whether its answer helped.</summary>
    public (Interaction Interaction, bool Helped) Answer(Conversation conversation, Topic topic, string question, DateTimeOffset at, IReadOnlyList<Turn> turns)
    {
        var time = Time(at);
        var domain = _dice.Happens(0.05) ? "general" : topic.Domain;
        var release = ProductHistory.Release(domain, time);
        var prompt = _history.Prompt(domain, release, conversation.Lot);
        var model = ProductHistory.Model(time, _dice);
        var found = _corpus.Search(topic, Found);
        var searchMs = _dice.LogNormal(turns.Count > 0 ? 420 : 38, 0.45);
        List<ModelUse> calls = turns.Count > 0 ? [Call("condense", model, 260 + 40 * turns.Count, 24, searchMs * 0.9)] : [];
        var row = Begin(conversation, at, question, turns) with
        {
            Intent = Intent.Question,
            SearchText = turns.Count > 0 ? question.TrimEnd('?') + " " + topic.Thing : null,
            Snapshot = $"{at.UtcDateTime:yyyyMM}{(at.Day < 15 ? "01" : "15")}-{topic.Number % 7:x4}",
            Confidence = Math.Round(topic.IsDocumented ? 1 - 0.45 * _dice.Next() : 0.5 * _dice.Next(), 4),
        };
        if (!topic.IsDocumented && _dice.Happens(0.6))
        {
            return (WithoutAnswer(row, found, calls, searchMs), false);
        }

        row = row with
        {
            Prompt = prompt,
            Route = release.Arm is not null ? new InteractionRoute(domain, "the form of the question", release.Experiment, prompt.ToString()) : new InteractionRoute(domain, "the form of the question"),
            Fragments = _history.Fragments,
            Settings = Settings,
            Model = model.Name,
            EstimatedTokens = 1_500 + question.Length,
            Pinned = Pin(prompt, found),
        };
        return _dice.Happens(_badDays.Contains((int)(at - _begin).TotalDays) ? 0.14 : 0.006)
            ? (WithoutModel(row, topic, found, calls, model, searchMs), false)
            : WithModel(row, topic, found, calls, model, searchMs, conversation);
    }

    private Interaction Begin(Conversation conversation, DateTimeOffset at, string question, IReadOnlyList<Turn> turns) => new()
    {
        Id = _dice.Id(at),
        ConversationId = conversation.Id,
        AskedAt = at,
        Question = question,
        History = turns,
        Language = conversation.Language,
        Filter = conversation.Version is { } version ? new SearchFilter { Version = version } : SearchFilter.None,
        PageUrl = conversation.Page,
        Origin = conversation.Site,
        Timings = new StageTimings { TotalMs = 0 },
        Outcome = InteractionOutcome.Answered,
    };

    private Interaction WithoutAnswer(Interaction row, List<GeneratedChunk> found, List<ModelUse> calls, double searchMs) => Finish(row with
    {
        Chunks = Chunks(found, inPrompt: 0, cited: 0),
        ModelUses = calls,
        Outcome = InteractionOutcome.NoAnswer,
        Timings = new StageTimings { SourcesFoundMs = searchMs, TotalMs = searchMs + 1 },
    });

    /// <summary>The provider is down: mostly the documentation's own words, sometimes an error.</summary>
    private Interaction WithoutModel(Interaction row, Topic topic, List<GeneratedChunk> found, List<ModelUse> calls, GeneratedModel model, double searchMs)
    {
        var waited = _dice.LogNormal(9_000, 0.6);
        calls.Add(new ModelUse("answer", model.Name, Usage: null, Cost: null, waited, _dice.Happens(0.5) ? ModelFailure.Timeout : ModelFailure.ServerError) { Prompt = row.Prompt });
        var fails = _dice.Happens(0.2);
        return Finish(row with
        {
            Chunks = Chunks(found, InPrompt, cited: fails ? 0 : 1),
            Answer = fails ? null : GeneratedText.Answer(topic, 2, [1]),
            Citations = fails ? [] : Citations(found, 1),
            ModelUses = calls,
            Outcome = fails ? InteractionOutcome.Failed : InteractionOutcome.Degraded,
            Failure = FailureCode.ModelUnavailable,
            Error = $"The model {model.Name} did not answer in time.",
            Timings = new StageTimings { SourcesFoundMs = searchMs, RenderedMs = searchMs + 3, FirstDeltaMs = fails ? null : searchMs + waited, TotalMs = searchMs + waited + 15 },
        });
    }

    private (Interaction Interaction, bool Helped) WithModel(Interaction row, Topic topic, List<GeneratedChunk> found, List<ModelUse> calls, GeneratedModel model, double searchMs, Conversation conversation)
    {
        var good = AnswerQuality.IsGood(topic, row.Prompt!, model, conversation, _dice);
        var refuses = !good && _dice.Happens(0.3);
        var (input, output) = ((long)_dice.LogNormal(1_750 + 90 * row.History.Count, 0.22), (long)_dice.LogNormal(refuses ? 30 : row.Prompt!.Version == 4 ? 110 : 170, 0.4));
        var rendered = searchMs + 3;
        var first = rendered + _dice.LogNormal(model.FirstWordsMs, 0.5);
        var total = first + output * _dice.LogNormal(model.MsPerToken, 0.25);
        var stops = total > 4_000 && _dice.Happens(0.05) || _dice.Happens(0.008);
        total = stops ? first + (total - first) * _dice.Next() : total;
        calls.Add(Call("answer", model, input, output, total - rendered) with { Prompt = row.Prompt });
        var cited = refuses ? 0 : 1 + _dice.Next(3);
        var answered = row with
        {
            Chunks = Chunks(found, InPrompt, cited),
            Answer = refuses ? "The documentation does not cover this." : GeneratedText.Answer(topic, 2 + (int)(output / 60), [.. Enumerable.Range(1, cited)]),
            Citations = Citations(found, cited),
            DroppedCitations = !good && !refuses && _dice.Happens(0.45) ? 1 + _dice.Next(2) : _dice.Happens(0.015) ? 1 : 0,
            BrokenRules = _dice.Happens(good ? 0.001 : 0.012) ? [OutputRule.ForeignLink] : [],
            Groundedness = refuses || stops ? null : Math.Round(good ? 1 - 0.35 * _dice.Next() * _dice.Next() : 0.15 + 0.6 * _dice.Next(), 3),
            Usage = new TokenUsage(input, output),
            ModelUses = calls,
            Timings = new StageTimings { SourcesFoundMs = searchMs, RenderedMs = rendered, FirstDeltaMs = first, TotalMs = total },
            Outcome = stops ? InteractionOutcome.Cancelled : refuses ? InteractionOutcome.NoAnswer : InteractionOutcome.Answered,
        };
        return (Finish(answered), good && !stops);
    }

    private static Interaction Finish(Interaction row) => row with { Signals = FailureSignals.Of(row, Signals) };

    private static ModelUse Call(string purpose, GeneratedModel model, long input, long output, double elapsedMs) =>
        new(purpose, model.Name, new TokenUsage(input, output), model.Cost(input, output), Math.Round(elapsedMs, 1), Failure: null);

    private List<InteractionChunk> Chunks(List<GeneratedChunk> found, int inPrompt, int cited)
    {
        var score = 0.9 + 0.4 * _dice.Next();
        return
        [
            .. found.Select((chunk, i) => new InteractionChunk(chunk.Id, Math.Round(score * Math.Pow(0.82, i), 4), i < inPrompt, i < cited)
            {
                Pin = i < inPrompt ? chunk.Pin.Sha256 : null,
                Place = i < inPrompt ? i + 1 : null,
                LeftOut = inPrompt > 0 && i >= inPrompt ? LeftOutReason.Budget : null,
            }),
        ];
    }

    private static List<Citation> Citations(List<GeneratedChunk> found, int count) =>
        [.. found.Take(count).Select((chunk, i) => new Citation(i + 1, chunk.Id, chunk.Title, chunk.Url))];

    /// <summary>What was not pinned yet.</summary>
    private List<PinnedText> Pin(PromptId prompt, List<GeneratedChunk> found)
    {
        var texts = new List<PinnedText>();
        if (_pinned.Add(prompt.Sha256))
        {
            texts.Add(new PinnedText(prompt.Sha256, ProductHistory.TextOf(prompt.Name, prompt.Version)));
        }

        texts.AddRange(found.Take(InPrompt).Select(chunk => chunk.Pin).Where(pin => _pinned.Add(pin.Sha256)));
        return texts;
    }
}
