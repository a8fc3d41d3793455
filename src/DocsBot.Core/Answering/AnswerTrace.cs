using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Answering.Techniques;
using DocsBot.Core.Curation;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;

namespace DocsBot.Core.Answering;

/// <summary>What is noted of a question on its way through the pipeline: the row in the interaction log and the last event are made from it.</summary>
internal sealed class AnswerTrace
{
    private readonly Question _question;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly DateTimeOffset _askedAt;
    private readonly StringBuilder _answer = new();
    private double? _sourcesFoundMs;
    private double? _renderedMs;
    private double? _firstDeltaMs;

    public AnswerTrace(Question question, TimeProvider time, string? interactionId = null)
    {
        _question = question;
        _time = time;
        _started = time.GetTimestamp();
        _askedAt = time.GetUtcNow();
        InteractionId = interactionId ?? Guid.CreateVersion7(_askedAt).ToString();
    }

    public string InteractionId { get; }

    /// <summary>What was in force when the question arrived; null before that is known.</summary>
    public PromptSet? Prompts { get; set; }

    public UnderstoodQuestion? Understood { get; set; }

    public RetrievalResult? Found { get; set; }

    /// <summary>The accepted answer that is served instead of a model's; null for none.</summary>
    public CuratedHit? Curated { get; set; }

    public PromptTemplate? Template { get; set; }

    public InteractionRoute? Route { get; set; }

    public IReadOnlyList<Turn> History { get; set; } = [];

    public IReadOnlyList<PromptExample> Examples { get; set; } = [];

    public PackedContext Packed { get; set; } = PackedContext.Empty;

    /// <summary>Tokens of the prompt by the estimate that no model calibrates; null until there is a prompt.</summary>
    public int? EstimatedTokens { get; set; }

    /// <summary>The hash of the messages that the models are sent for the answer: the last that were made, when the first were too long. Null until there are any.</summary>
    public string? MessagesSha256 { get; set; }

    public string? Model { get; set; }

    public TokenUsage? Usage { get; set; }

    /// <summary>Every call to a model; whoever makes one notes it here.</summary>
    public List<ModelUse> ModelUses { get; } = [];

    public string? Reasoning { get; set; }

    public SortedSet<OutputRule> BrokenRules { get; } = [];

    public IReadOnlyList<Citation> Citations { get; set; } = [];

    public int DroppedCitations { get; set; }

    public bool SaidNoAnswer { get; set; }

    /// <summary>Whether the extractive model had to stand in.</summary>
    public bool IsDegraded { get; set; }

    public string? Error { get; set; }

    /// <summary>How it ended. Until something else is known, it was cancelled: a reader who goes away ends the enumeration without a word.</summary>
    public InteractionOutcome Outcome { get; private set; } = InteractionOutcome.Cancelled;

    private FailureCode? Failure { get; set; }

    public void Rendered() => _renderedMs = ElapsedMs();

    /// <summary>Notes a call that ended; several may end at once.</summary>
    public void Used(ModelUse use)
    {
        lock (ModelUses)
        {
            ModelUses.Add(use);
        }
    }

    /// <summary>A model is asked for the answer; what the one before it wrote counts no more.</summary>
    public void Begins(AnswerModel model)
    {
        Model = model.Name;
        Usage = null;
        Reasoning = null;
        SaidNoAnswer = false;
        Citations = [];
        DroppedCitations = 0;
    }

    /// <summary>Notes what is known of the answer that the reader sees.</summary>
    public void Shows(ModelAnswer answer)
    {
        (Usage, EstimatedTokens) = (answer.Usage, answer.EstimatedTokens);
        Reasoning = answer.Thoughts;
        SaidNoAnswer = answer.SaysNoAnswer;
        Citations = answer.Citations;
        DroppedCitations = answer.DroppedCitations;
        BrokenRules.UnionWith(answer.BrokenRules);
    }

    /// <summary>Notes an event just before the reader gets it.</summary>
    public void Saw(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case ChatEvent.SourcesFound:
                _sourcesFoundMs = ElapsedMs();
                break;
            case ChatEvent.AnswerDelta delta:
                _firstDeltaMs ??= ElapsedMs();
                _answer.Append(delta.Text);
                break;
            case ChatEvent.Notice { DiscardsAnswer: true }:
                _answer.Clear();
                break;
            case ChatEvent.Completed completed:
                Outcome = completed.Outcome switch
                {
                    AnswerOutcome.Answered => InteractionOutcome.Answered,
                    AnswerOutcome.NoAnswer => InteractionOutcome.NoAnswer,
                    _ => InteractionOutcome.Degraded,
                };
                break;
            case ChatEvent.Failed failed:
                Outcome = InteractionOutcome.Failed;
                Failure = failed.Code;
                break;
        }
    }

    public ChatEvent.Completed Complete(AnswerOutcome outcome) => new(
        InteractionId, _question.ConversationId, outcome, Citations, DroppedCitations, Model, Usage, (long)Math.Round(ElapsedMs()));

    public ChatEvent.Failed Fail(FailureCode code, string message, Exception fault)
    {
        Error = fault.ToString();
        return new ChatEvent.Failed(code, message, RetryAfterSeconds: null, InteractionId);
    }

    public Interaction ToInteraction() => ToInteraction(Packed.Sources.ToDictionary(
        source => source.Number, source => PinnedPassage.Of(Found!.Chunks[source.Number - 1].Chunk.Page, source).Pin()));

    private Interaction ToInteraction(IReadOnlyDictionary<int, PinnedText> passages) => new()
    {
        Id = InteractionId,
        ConversationId = _question.ConversationId,
        AskedAt = _askedAt,
        Question = _question.Text,
        SearchText = Understood?.Query.Whole is { } searched && !string.Equals(searched, _question.Text, StringComparison.Ordinal) ? searched : null,
        SearchParts = Understood?.Query.Parts ?? [],
        Intent = Understood?.Intent,
        Language = Understood?.Language,
        Filter = Found?.Filter ?? (Curated is null ? null : Understood?.Query.Filter) ?? SearchFilter.None,
        PageUrl = _question.PageUrl?.ToString(),
        History = History,
        Origin = _question.Origin,
        Prompt = Template?.Id,
        Route = Route,
        Fragments = Template?.Fragments ?? [],
        Examples = [.. Examples.Select(example => example.Id)],
        Settings = Template?.Settings,
        Model = Model,
        Snapshot = Found?.Snapshot ?? Curated?.Snapshot,
        Confidence = Found?.Confidence,
        Chunks = Chunks(passages),
        Reasoning = Reasoning,
        BrokenRules = [.. BrokenRules],
        Groundedness = GroundednessOfAnswer(),
        Answer = _answer.Length > 0 ? _answer.ToString() : null,
        Citations = Citations,
        DroppedCitations = DroppedCitations,
        CuratedId = Curated?.Answer.Id,
        Usage = Usage,
        EstimatedTokens = EstimatedTokens,
        ModelUses = [.. ModelUses],
        Timings = new StageTimings { SourcesFoundMs = _sourcesFoundMs, RenderedMs = _renderedMs, FirstDeltaMs = _firstDeltaMs, TotalMs = ElapsedMs() },
        Outcome = Outcome,
        Failure = Failure,
        Error = Error,
        MessagesSha256 = MessagesSha256,
        RepeatsLast = RepeatedQuestion.IsIn(_question.Text, _question.History),
        Pinned = Template is null || MessagesSha256 is null ? [] : [.. passages.Values, .. PinnedPrompts(Template)],
    };

    private IReadOnlyList<InteractionChunk> Chunks(IReadOnlyDictionary<int, PinnedText> passages)
    {
        var cited = Citations.Select(citation => citation.Number).ToHashSet();
        if (Curated is not null)
        {
            // Nothing was searched for, so nothing has a score.
            return [.. Curated.Chunks.Select((chunk, i) => new InteractionChunk(chunk.Id.ToString(), Score: 0, InPrompt: false, cited.Contains(i + 1)))];
        }

        var places = Packed.Sources.Select((source, place) => (source.Number, Place: place + 1)).ToDictionary(source => source.Number, source => source.Place);
        var leftOut = Packed.LeftOut.ToDictionary(passage => passage.Number, passage => passage.Reason);
        return [.. (Found?.Chunks ?? []).Select((found, i) => new InteractionChunk(found.Chunk.Id.ToString(), found.Score, places.ContainsKey(i + 1), cited.Contains(i + 1))
        {
            LeftOut = leftOut.TryGetValue(i + 1, out var reason) ? reason : null,
            CompletedBy = Packed.Completed.TryGetValue(i + 1, out var added) ? [.. added.Select(id => id.ToString())] : null,
            Place = places.TryGetValue(i + 1, out var place) ? place : null,
            Pin = passages.GetValueOrDefault(i + 1)?.Sha256,
        })];
    }

    /// <summary>The prompt of the answer, and those that it names to choose, merge or mend answers.</summary>
    private IEnumerable<PinnedText> PinnedPrompts(PromptTemplate template) => template.Techniques.NamedPrompts
        .Select(named => Prompts?.Call(named.Prompt)).OfType<PromptTemplate>().Prepend(template)
        .SelectMany(each => each.Texts).DistinctBy(text => text.Sha256, StringComparer.Ordinal);

    /// <summary>Null also where the answer could not be judged in time: the row matters more.</summary>
    private double? GroundednessOfAnswer()
    {
        try
        {
            return Model is not null && _answer.Length > 0 ? Groundedness.Of(_answer.ToString(), Packed.Sources) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    public double ElapsedMs() => _time.GetElapsedTime(_started).TotalMilliseconds;
}
