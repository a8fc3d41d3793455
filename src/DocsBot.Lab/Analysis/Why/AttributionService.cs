using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>Explains why an answer failed: tries again with one thing changed at a time, and lets the rules decide. Nothing is written.</summary>
/// <param name="engine">What is asked.</param>
internal sealed class AttributionService(LabEngine engine)
{
    /// <summary>How far down the right page is looked for.</summary>
    private const int Candidates = 200;

    private readonly PromptRestorer _restorer = new(engine);
    private readonly PassageHistory _passages = new(engine);

    /// <summary>Explains an interaction.</summary>
    /// <param name="record">The interaction as the log has it.</param>
    /// <param name="request">What is known of the right answer, and how much may be tried.</param>
    /// <param name="cancellationToken">Stops the attempts.</param>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<AttributionReport> ExplainAsync(InteractionRecord record, AttributionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(request);
        var row = record.Interaction;
        var reviewed = await ReviewerEvidence.OfAsync(engine, row.Id, cancellationToken);
        request = reviewed.Complete(request);
        var budget = new CallBudget(request.MostCalls);
        var restored = await _restorer.RestoreAsync(row, cancellationToken);
        var then = await _passages.AddressesAsync(row, cancellationToken);
        var page = await FindAsync(row, then, request, cancellationToken);
        var ladder = new AttributionLadder(engine, row, restored, page, request.Reference, budget);
        var (attempts, found) = row.Question.Length == 0 || row.Outcome == InteractionOutcome.Cancelled ? ([], null) : await ladder.ClimbAsync(cancellationToken);
        var evidence = new AttributionEvidence
        {
            AsItWas = ladder.AsItWas(then),
            Signals = row.Signals | (reviewed.IsBad || record.Feedback is { Helpful: false } ? FailureSignal.ThumbsDown : FailureSignal.None),
            Failure = row.Failure,
            Error = row.Error?.Split('\n')[0].Trim(),
            IsCurated = row.CuratedId is not null,
            AskedModel = row.Prompt is not null,
            HasLanguageModel = !ladder.Model.IsExtractive,
            Search = row.Confidence is { } confidence ? (confidence, engine.Asker.Get<IOptions<RetrievalOptions>>().Value.MinimumConfidence) : null,
            RightPage = page,
            Changed = await _passages.ChangedAsync(row, cancellationToken),
            IndexChanged = !string.Equals((await engine.Store.GetManifestAsync(cancellationToken))?.Snapshot, row.Snapshot, StringComparison.Ordinal),
            Attempts = attempts,
        };
        var verdict = AttributionRules.Of(evidence);
        return new AttributionReport
        {
            Id = row.Id,
            Question = row.Question,
            Cause = verdict.Cause,
            IsThin = verdict.IsThin,
            Because = verdict.Because,
            Decided = verdict.Decided,
            Attempts = [evidence.AsItWas, .. attempts],
            Proof = restored.Proof,
            RightPage = page,
            Changed = evidence.Changed,
            NearestPages = [.. (found?.Chunks ?? []).Select(chunk => chunk.Chunk.PageUrl).Distinct(StringComparer.Ordinal).Take(4)],
            Next = NextSteps.For(verdict, evidence, row, engine.Models),
            Notes = NotesOn(row, restored, ladder),
            Calls = budget.Calls,
            Cost = budget.Cost,
        };
    }

    private static List<string> NotesOn(Interaction row, RestoredPrompt restored, AttributionLadder ladder)
    {
        var notes = new List<string>();
        if (restored.Proof != ReplayProof.Equal)
        {
            notes.Add(restored.Because);
        }

        if (ladder.Model.IsExtractive)
        {
            notes.Add("The attempts are made with the extractive model, which follows no instruction: a fault of a prompt or of a model cannot be found with it, and its quotations prove little.");
        }
        else if (row.Model is not null && row.Model != ladder.Model.Name)
        {
            notes.Add($"The model {row.Model}, which answered then, is not configured; the attempts ask {ladder.Model.Name}.");
        }

        if (!ladder.Model.IsExtractive && row.Settings?.Temperature is null or > 0)
        {
            notes.Add("The model samples its words, and each attempt is one sample.");
        }

        return notes;
    }

    private async Task<RightPage?> FindAsync(Interaction row, IReadOnlyList<string?> then, AttributionRequest request, CancellationToken cancellationToken)
    {
        if (request.Page is not { } asked)
        {
            return null;
        }

        var key = await KeyOfAsync(asked, cancellationToken);
        var chunks = key is { } known ? await engine.Store.GetPageAsync(known, cancellationToken) : [];
        var url = chunks.Count > 0 ? chunks[0].PageUrl : asked;
        var rank = then.Select((address, i) => (Address: address, Rank: i + 1)).Where(found => found.Address is not null && PageAddress.IsOf(found.Address, url)).ToList();
        int? now = null;
        if (chunks.Count > 0 && row.Question.Length > 0)
        {
            var ranking = await engine.Asker.Retriever.RankAsync(await CurrentPassages.QueryAsync(engine, row, cancellationToken), Candidates, cancellationToken);
            now = ranking.Hits.Select((hit, i) => (hit.Chunk.Page, Rank: i + 1)).Where(hit => hit.Page == key).Select(hit => (int?)hit.Rank).FirstOrDefault();
        }

        return new RightPage(url, request.SaidBy, chunks.Count > 0, rank.Count > 0 ? rank[0].Rank : null, rank.Exists(found => row.Chunks[found.Rank - 1].InPrompt), now);
    }

    /// <summary>The page of an address or, as reviews name it, of a key. A person copies the whole address from a browser, and an index that knows no site has paths.</summary>
    private async Task<PageKey?> KeyOfAsync(string page, CancellationToken cancellationToken)
    {
        var found = await engine.Store.FindPageAsync(page, cancellationToken)
            ?? (Uri.TryCreate(page, UriKind.Absolute, out var address) ? await engine.Store.FindPageAsync(address.AbsolutePath, cancellationToken) : null);
        if (found is null && page.Split(':', 2) is [{ Length: > 0 } source, { Length: > 0 } path])
        {
            var key = new PageKey(source, path);
            return (await engine.Store.GetPageAsync(key, cancellationToken)).Count > 0 ? key : null;
        }

        return found;
    }
}
