using DocsBot.Core.Answering;
using DocsBot.Core.Answering.Repeating;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Answers;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>Makes the attempts, each with one thing other than it was.</summary>
internal sealed class AttributionLadder
{
    /// <summary>How many times as many passages, and tokens for them, the last rung gives.</summary>
    private const int More = 3;

    /// <summary>Passages of the right page at most.</summary>
    private const int OfRightPage = 20;

    private readonly LabEngine _engine;
    private readonly Interaction _row;
    private readonly PreparedAnswer? _prepared;
    private readonly PromptTemplate _template;
    private readonly PromptSet _prompts;
    private readonly RightPage? _page;
    private readonly GoldSpan? _reference;
    private readonly CallBudget _budget;
    private readonly string _unknown;

    /// <summary>Prepares the attempts.</summary>
    public AttributionLadder(LabEngine engine, Interaction row, RestoredPrompt restored, RightPage? page, string? reference, CallBudget budget)
    {
        (_engine, _row, _prepared, _page, _budget) = (engine, row, restored.Prepared, page, budget);
        _unknown = row.Prompt is null ? "no model was asked" : "the messages of then are not known";
        var library = engine.Prompts.Library;
        _template = _prepared?.Template ?? (row.Prompt is { } id ? library.Find(new PromptReference(id.Name, id.Version)) : null) ?? library.Get(ReplayService.General(engine.Prompts));
        _prompts = _prepared?.Prompts ?? PromptSets.With(engine.Prompts, _template);
        _reference = reference is null ? null : GoldSpan.Of(reference);
        Model = engine.Models.InOrder.FirstOrDefault(model => model.Name == row.Model) ?? engine.Models.InOrder[0];
    }

    /// <summary>The model that is asked: the one that answered then, or the first that is configured.</summary>
    public AnswerModel Model { get; }

    /// <summary>The answer as it was recorded.</summary>
    /// <param name="addresses">Where the passages found then opened.</param>
    public Attempt AsItWas(IReadOnlyList<string?> addresses) =>
        AttemptOf(AttemptKind.AsItWas, _row.Prompt?.ToString() ?? "no model asked", _row, addresses, _page?.InPromptThen) with
        {
            Calls = CallBudget.OfLanguageModels(_row.ModelUses).Count, Cost = _row.Cost,
        };

    /// <summary>Makes all attempts that can be made.</summary>
    /// <returns>The attempts, made or not, and what today's index finds.</returns>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    public async Task<(IReadOnlyList<Attempt> Attempts, RetrievalResult Found)> ClimbAsync(CancellationToken cancellationToken)
    {
        await using var asker = AskerWith(Model);
        var found = await CurrentPassages.FindAsync(_engine, asker, _row, cancellationToken);
        _budget.Spend(found.ModelUses);
        var attempts = new List<Attempt>
        {
            await AgainAsync(asker, cancellationToken),
            await RightPageAsync(asker, found, cancellationToken),
            await TodaysIndexAsync(asker, found, cancellationToken),
            await PreviousPromptAsync(asker, cancellationToken),
            await OtherModelAsync(cancellationToken),
            await MorePassagesAsync(cancellationToken),
        };
        return (attempts, found);
    }

    private async Task<Attempt> AgainAsync(LabAsker asker, CancellationToken cancellationToken) => _prepared is null
        ? Skip(AttemptKind.Again, _unknown)
        : await AskAsync(AttemptKind.Again, $"{_template.Id}, {Model.Name}", asker, Model, _prepared, cancellationToken);

    private async Task<Attempt> RightPageAsync(LabAsker asker, RetrievalResult found, CancellationToken cancellationToken)
    {
        if (_page is null)
        {
            return Skip(AttemptKind.RightPage, "nobody said which page is right");
        }

        if (await _engine.Store.FindPageAsync(_page.Url, cancellationToken) is not { } key)
        {
            return Skip(AttemptKind.RightPage, "the page is not in the index");
        }

        // The page's best passages first, in the order in which the question finds them; then the rest of it.
        var ranking = await asker.Retriever.RankAsync(await CurrentPassages.QueryAsync(_engine, _row, cancellationToken), asker.Get<IOptions<RetrievalOptions>>().Value.Candidates, cancellationToken);
        var page = ranking.Hits.Where(hit => hit.Chunk.Page == key).Select(hit => hit.Chunk).ToList();
        page.AddRange((await _engine.Store.GetPageAsync(key, cancellationToken)).Where(chunk => !page.Exists(known => known.Id == chunk.Id)));
        var chunks = page.Take(OfRightPage).Select(chunk => new RetrievedChunk { Chunk = chunk, Score = 1, Coverage = 0 }).ToList();
        chunks.AddRange(found.Chunks.Where(other => other.Chunk.Page != key));
        return await AskAsync(AttemptKind.RightPage, _page.Url, asker, Model, await PrepareAsync(asker, found with { Chunks = chunks }, cancellationToken), cancellationToken);
    }

    private async Task<Attempt> TodaysIndexAsync(LabAsker asker, RetrievalResult found, CancellationToken cancellationToken)
    {
        var snapshot = found.Snapshot ?? "no index";
        return IsTooUnsure(asker, found)
            ? NotSure(AttemptKind.TodaysIndex, snapshot, found)
            : await AskAsync(AttemptKind.TodaysIndex, snapshot, asker, Model, await PrepareAsync(asker, found, cancellationToken), cancellationToken);
    }

    private async Task<Attempt> PreviousPromptAsync(LabAsker asker, CancellationToken cancellationToken)
    {
        if (Model.IsExtractive)
        {
            return Skip(AttemptKind.PreviousPrompt, "the extractive model follows no prompt");
        }

        if (_prepared is null)
        {
            return Skip(AttemptKind.PreviousPrompt, _unknown);
        }

        return PreviousPrompt() is { } previous
            ? await AskAsync(AttemptKind.PreviousPrompt, previous.Id.ToString(), asker, Model, _prepared.With(previous), cancellationToken)
            : Skip(AttemptKind.PreviousPrompt, "there is no version before it");
    }

    private async Task<Attempt> OtherModelAsync(CancellationToken cancellationToken)
    {
        if (_prepared is null)
        {
            return Skip(AttemptKind.OtherModel, _unknown);
        }

        if (_engine.Models.InOrder.FirstOrDefault(model => !model.IsExtractive && model.Name != Model.Name) is not { } other)
        {
            return Skip(AttemptKind.OtherModel, "no other language model is configured");
        }

        await using var asker = AskerWith(other);
        return await AskAsync(AttemptKind.OtherModel, other.Name, asker, other, _prepared, cancellationToken);
    }

    private async Task<Attempt> MorePassagesAsync(CancellationToken cancellationToken)
    {
        var (retrieval, answering) = (_engine.Asker.Get<IOptions<RetrievalOptions>>().Value, _engine.Asker.Get<IOptions<AnswerOptions>>().Value);
        var wider = OptionsCopy.Of(retrieval);
        wider.Sources = Math.Min(50, retrieval.Sources * More);
        wider.SourcesPerPage = Math.Min(50, retrieval.SourcesPerPage * More);
        wider.Candidates = Math.Max(retrieval.Candidates, wider.Sources);
        var longer = OptionsCopy.Of(answering);
        longer.ContextTokens = Math.Min(1_000_000, answering.ContextTokens * More);
        await using var asker = AskerWith(Model, wider, longer);
        var found = await CurrentPassages.FindAsync(_engine, asker, _row, cancellationToken);
        _budget.Spend(found.ModelUses);
        var change = FormattableString.Invariant($"{found.Chunks.Count} passages");

        // A language model says itself that the passages do not answer; the extractive one would quote something in any case.
        return found.Chunks.Count == 0 || (Model.IsExtractive && IsTooUnsure(asker, found))
            ? NotSure(AttemptKind.MorePassages, change, found)
            : await AskAsync(AttemptKind.MorePassages, change, asker, Model, await PrepareAsync(asker, found, cancellationToken), cancellationToken);
    }

    /// <summary>The version it was made from, the one below it, or the one that answers what no other does.</summary>
    private PromptTemplate? PreviousPrompt()
    {
        var id = _template.Id;
        var parent = _engine.Folder.Entries.FirstOrDefault(entry => entry.Id.Name == id.Name && entry.Id.Version == id.Version)?.Version?.Parent;
        var before = _engine.Folder.Versions(id.Name).Where(entry => parent is { } number ? entry.Id.Version == number : entry.Id.Version < id.Version).LastOrDefault()?.Template
            ?? _engine.Prompts.Library.Find(ReplayService.General(_engine.Prompts));
        return before is null || before.Id.ToString() == id.ToString() ? null : before;
    }

    private async Task<Attempt> AskAsync(AttemptKind kind, string change, LabAsker asker, AnswerModel model, PreparedAnswer prepared, CancellationToken cancellationToken)
    {
        if (!_budget.Allows(model, prepared.Template))
        {
            return Skip(kind, "the bound of --most-calls is reached");
        }

        var answer = await RepeaterOf(asker).AnswerAsync(prepared, cancellationToken);
        _budget.Spend(answer.ModelUses);
        var addresses = prepared.Chunks.Select(string? (chunk) => chunk.Chunk.Url).ToList();
        return AttemptOf(kind, change, answer, addresses, _page is null ? null : prepared.Arguments.Sources.Any(source => PageAddress.IsOf(source.Url, _page.Url))) with
        {
            Calls = CallBudget.OfLanguageModels(answer.ModelUses).Count, Cost = answer.Cost, ElapsedMs = answer.Timings.TotalMs,
        };
    }

    private Attempt AttemptOf(AttemptKind kind, string change, Interaction answer, IReadOnlyList<string?> addresses, bool? inPrompt)
    {
        var rank = _page is null ? -1 : addresses.ToList().FindIndex(address => address is not null && PageAddress.IsOf(address, _page.Url));
        return new Attempt
        {
            Kind = kind,
            Change = change,
            Outcome = answer.Outcome,
            Answer = answer.Answer,
            Model = answer.Model,
            RightPageRank = rank >= 0 ? rank + 1 : null,
            RightPageInPrompt = inPrompt,
            CitesRightPage = _page is null ? null : answer.Citations.Any(citation => PageAddress.IsOf(citation.Url, _page.Url)),
            Citations = answer.Citations.Count,
            DroppedCitations = answer.DroppedCitations,
            Groundedness = answer.Groundedness,
            ReferenceShare = answer.Answer is { } text ? _reference?.HeldBy(AnswerWords.WithoutCitations(text)) : null,
            ElapsedMs = answer.Timings.TotalMs,
        };
    }

    private Task<PreparedAnswer> PrepareAsync(LabAsker asker, RetrievalResult found, CancellationToken cancellationToken) =>
        RepeaterOf(asker).PrepareAsync(_row.Id, PromptRestorer.QuestionOf(_row), _template, _prompts, found, cancellationToken);

    private static AnswerRepeater RepeaterOf(LabAsker asker) => new(asker.Get<AnswerDrafts>(), asker.Get<AnswerWriter>(), asker.Get<TimeProvider>());

    private LabAsker AskerWith(AnswerModel model, RetrievalOptions? retrieval = null, AnswerOptions? answering = null) =>
        _engine.With(new LabParts { Models = new AnswerModels([model]), Retrieval = retrieval, Answering = answering });

    private static bool IsTooUnsure(LabAsker asker, RetrievalResult found) =>
        found.Chunks.Count == 0 || found.Confidence < asker.Get<IOptions<RetrievalOptions>>().Value.MinimumConfidence;

    private Attempt NotSure(AttemptKind kind, string change, RetrievalResult found)
    {
        var rank = _page is null ? -1 : found.Chunks.ToList().FindIndex(chunk => PageAddress.IsOf(chunk.Chunk.Url, _page.Url));
        return new Attempt
        {
            Kind = kind,
            Change = FormattableString.Invariant($"{change}; search not sure enough ({found.Confidence:0.00})"),
            Outcome = InteractionOutcome.NoAnswer,
            RightPageRank = rank >= 0 ? rank + 1 : null,
            RightPageInPrompt = _page is null ? null : false,
            CitesRightPage = _page is null ? null : false,
        };
    }

    private static Attempt Skip(AttemptKind kind, string because) => new() { Kind = kind, Skipped = because };
}
