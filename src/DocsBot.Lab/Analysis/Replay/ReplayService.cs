using DocsBot.Core.Answering;
using DocsBot.Core.Answering.Repeating;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>Runs interactions of the log again: exactly, or with another version, index or model. Nothing is written.</summary>
/// <param name="engine">What is asked.</param>
internal sealed class ReplayService(LabEngine engine)
{
    private readonly PromptRestorer _restorer = new(engine);

    /// <summary>Runs an interaction again.</summary>
    /// <param name="record">The interaction as the log has it.</param>
    /// <param name="request">What is to be other than it was.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <exception cref="PromptException">The version that was asked for is not there, or does not render.</exception>
    /// <exception cref="IndexUnavailableException">The index of today cannot be read.</exception>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<ReplayResult> ReplayAsync(InteractionRecord record, ReplayRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(request);
        var row = record.Interaction;
        var restored = await _restorer.RestoreAsync(row, cancellationToken);
        var result = new ReplayResult
        {
            Id = row.Id,
            Question = row.Question,
            Proof = restored.Proof,
            Because = restored.Because,
            SentSha256 = row.MessagesSha256,
            IsExact = request.IsExact,
            Sent = ReplayMessage.Of(restored.Prepared),
            Before = ReplayAnswer.Of(row),
        };
        return row.Question.Length == 0 || (restored.Prepared is null && !request.CurrentIndex)
            ? result with { NotAsked = "There are no messages to send." }
            : await RunAsync(result, row, restored.Prepared, request, cancellationToken);
    }

    private async Task<ReplayResult> RunAsync(ReplayResult result, Interaction row, PreparedAnswer? restored, ReplayRequest request, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var model = ModelOf(row, request, notes, out var missing);
        await using var asker = engine.With(new LabParts { Models = new AnswerModels([model ?? engine.Models.InOrder[^1]]) });
        var prepared = await PrepareAsync(asker, row, restored, request, notes, cancellationToken);
        if (prepared is null)
        {
            return result with { Notes = notes, NotAsked = "The search is not sure enough that the documentation covers the question, so no model is asked.", After = NothingFound(row) };
        }

        var messages = ReplayMessage.Of(prepared);
        result = result with
        {
            Messages = messages,
            MessageChanges = result.Sent.Count > 0 ? TextDiff.Lines(ReplayMessage.Joined(result.Sent), ReplayMessage.Joined(messages)) : [],
            Notes = notes,
            NotAsked = request.MessagesOnly ? "Only the messages were asked for." : missing,
        };
        if (result.NotAsked is not null)
        {
            return result;
        }

        var after = await new AnswerRepeater(asker.Get<AnswerDrafts>(), asker.Get<AnswerWriter>(), asker.Get<TimeProvider>()).AnswerAsync(prepared, cancellationToken);
        return result with { After = ReplayAnswer.Of(after), AnswerChanges = TextDiff.Words(row.Answer ?? "", after.Answer ?? "") };
    }

    /// <summary>The prompt of now; null when no model is to be asked, because the search finds nothing good enough.</summary>
    private async Task<PreparedAnswer?> PrepareAsync(
        LabAsker asker, Interaction row, PreparedAnswer? restored, ReplayRequest request, List<string> notes, CancellationToken cancellationToken)
    {
        var template = request.Prompt is { } wanted ? engine.Prompts.Library.Get(wanted) : restored?.Template ?? TemplateFor(row, notes);
        if (!request.CurrentIndex)
        {
            return request.Prompt is null ? restored : restored!.With(template);
        }

        var found = await CurrentPassages.FindAsync(engine, asker, row, cancellationToken);
        notes.Add(string.Equals(found.Snapshot, row.Snapshot, StringComparison.Ordinal)
            ? "The index is the one that was searched then."
            : $"The index was snapshot {row.Snapshot ?? "none"} then and is {found.Snapshot ?? "none"} now.");
        if (found.Chunks.Count == 0 || found.Confidence < asker.Get<IOptions<RetrievalOptions>>().Value.MinimumConfidence)
        {
            return null;
        }

        var repeater = new AnswerRepeater(asker.Get<AnswerDrafts>(), asker.Get<AnswerWriter>(), asker.Get<TimeProvider>());
        return await repeater.PrepareAsync(row.Id, PromptRestorer.QuestionOf(row), template, PromptSets.With(restored?.Prompts ?? engine.Prompts, template), found, cancellationToken);
    }

    /// <summary>The version for a question whose own is not known any more.</summary>
    private PromptTemplate TemplateFor(Interaction row, List<string> notes)
    {
        var library = engine.Prompts.Library;
        var template = (row.Prompt is { } id ? library.Find(new PromptReference(id.Name, id.Version)) : null) ?? library.Get(General(engine.Prompts));
        notes.Add($"The prompt is {template.Id} as it is on disk now.");
        return template;
    }

    /// <summary>The version that answers what no other does.</summary>
    internal static PromptReference General(PromptSet prompts) =>
        prompts.Routing.Domains.FirstOrDefault(domain => domain.Name == prompts.Routing.Default)?.Prompt ?? new PromptReference("answer", Version: null);

    /// <summary>The model to ask; null when it is not configured.</summary>
    private AnswerModel? ModelOf(Interaction row, ReplayRequest request, List<string> notes, out string? missing)
    {
        var models = engine.Models.InOrder;
        var name = request.Model ?? row.Model ?? models[0].Name;
        var model = models.FirstOrDefault(model => string.Equals(model.Name, name, StringComparison.Ordinal));
        missing = model is null ? $"The model {name} is not configured. There are: {string.Join(", ", models.Select(other => other.Name))}. Configure it in the section Model, or name another one with --model." : null;
        if (model is { IsExtractive: false } && row.Settings?.Temperature is null or > 0)
        {
            notes.Add("The model samples its words, so another answer to the same messages may be chance.");
        }

        return model;
    }

    private static ReplayAnswer NothingFound(Interaction row) =>
        ReplayAnswer.Of(row) with { Outcome = "noAnswer", Text = null, Prompt = null, Model = null, Citations = [], DroppedCitations = 0, Groundedness = null, InputTokens = null, OutputTokens = null, Cost = null, ElapsedMs = 0, Error = null };
}
