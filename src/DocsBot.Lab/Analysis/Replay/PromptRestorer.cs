using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Answering.Repeating;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log;
using DocsBot.Providers.Prompts.Pinned;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>Makes the prompt of an interaction anew, from what the log pinned.</summary>
/// <param name="engine">The log, and the prompts for what it does not have.</param>
internal sealed class PromptRestorer(LabEngine engine)
{
    /// <summary>Prompts that end or mend an answer: a replay needs those of then as well.</summary>
    private static readonly string[] Ends = ["choose", "merge", "correct"];

    private readonly PinnedTexts _pinned = new(engine.Log);

    /// <summary>Makes the prompt anew and compares it with what was sent.</summary>
    /// <param name="row">The interaction as the log has it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<RestoredPrompt> RestoreAsync(Interaction row, CancellationToken cancellationToken)
    {
        if (row.Prompt is null)
        {
            return NotRestored(row.CuratedId is null
                ? "No model was asked, so no messages were sent: the question was small talk, or the search was not sure enough that the documentation covers it."
                : "No model was asked: a curated answer was served.");
        }

        if (row.Question.Length == 0)
        {
            return NotRestored("The question is empty: the retention period for questions is over.");
        }

        try
        {
            var texts = await TextsAsync(row, cancellationToken);
            return Compare(row, Prepare(row, texts));
        }
        catch (Exception e) when (e is PromptException or JsonException or FormatException)
        {
            return NotRestored(e.Message);
        }
    }

    /// <summary>A version that answered: from the log's pinned texts, or from the folder of prompts where its hash is still the same.</summary>
    /// <exception cref="PromptException">It is in neither.</exception>
    private PromptTemplate TemplateOf(PromptId id, IReadOnlyDictionary<string, string> texts)
    {
        var onDisk = engine.Folder.Entries.FirstOrDefault(entry => entry.Id == id)?.Template;
        if (texts.ContainsKey(id.Sha256))
        {
            return PinnedPrompt.Restore(id, texts);
        }

        return onDisk ?? throw new PromptException(
            $"The prompt {id} with the hash {id.Sha256[..Math.Min(12, id.Sha256.Length)]} is neither pinned in the log, as in rows of earlier builds, nor in {engine.Folder.Directory}, where the version is gone or has changed.");
    }

    private async Task<Dictionary<string, string>> TextsAsync(Interaction row, CancellationToken cancellationToken)
    {
        var prompts = row.ModelUses.Select(use => use.Prompt).OfType<PromptId>().Where(id => Ends.Contains(id.Name, StringComparer.Ordinal)).Prepend(row.Prompt!);
        var texts = new Dictionary<string, string>(await _pinned.FindAsync([.. prompts.Select(id => id.Sha256), .. row.Chunks.Select(chunk => chunk.Pin).OfType<string>()], cancellationToken), StringComparer.Ordinal);
        var parts = texts.Values.SelectMany(PinnedPrompt.KeysIn).ToList();
        foreach (var (key, text) in await _pinned.FindAsync(parts, cancellationToken))
        {
            texts[key] = text;
        }

        return texts;
    }

    private PreparedAnswer Prepare(Interaction row, IReadOnlyDictionary<string, string> texts)
    {
        var template = TemplateOf(row.Prompt!, texts);
        var passages = row.Chunks.Select((chunk, i) => (chunk.Place, Source: chunk.InPrompt ? PassageOf(chunk, row, texts).ToSource(i + 1) : null)).ToList();
        var arguments = new PromptArguments
        {
            Question = row.Question,
            Sources = [.. passages.Where(passage => passage.Source is not null).OrderBy(passage => passage.Place).Select(passage => passage.Source!)],
            History = row.History,
            Examples = ExamplesOf(template, row),
            Marks = PromptMarks.For(row.Id),
        };
        return new PreparedAnswer
        {
            InteractionId = row.Id,
            Question = QuestionOf(row),
            Template = template,
            Prompts = PromptsOf(row, template, texts),
            Arguments = arguments,
            Chunks = [.. row.Chunks.Select(chunk => ChunkOf(chunk, chunk.InPrompt ? PassageOf(chunk, row, texts) : null))],
            Messages = template.Render(arguments),
        };
    }

    /// <summary>The question, with what is known of where it was asked.</summary>
    public static Question QuestionOf(Interaction row) => new()
    {
        Text = row.Question,
        ConversationId = row.ConversationId,
        History = row.History,
        PageUrl = Uri.TryCreate(row.PageUrl, UriKind.Absolute, out var page) ? page : null,
        Origin = row.Origin,
    };

    private PromptSet PromptsOf(Interaction row, PromptTemplate template, IReadOnlyDictionary<string, string> texts)
    {
        var ends = row.ModelUses.Select(use => use.Prompt).OfType<PromptId>().Where(id => Ends.Contains(id.Name, StringComparer.Ordinal)).Distinct().Select(id => TemplateOf(id, texts)).ToList();
        var set = PromptSets.With(engine.Prompts, template);
        var calls = new Dictionary<string, PromptReference>(set.Routing.Calls, StringComparer.Ordinal);
        foreach (var end in ends)
        {
            set = PromptSets.With(set, end);
            calls[end.Id.Name] = new PromptReference(end.Id.Name, end.Id.Version);
        }

        return new PromptSet(set.Library) { Routing = set.Routing with { Calls = calls } };
    }

    private static IReadOnlyList<PromptExample> ExamplesOf(PromptTemplate template, Interaction row)
    {
        var examples = template.Examples?.ById(row.Examples) ?? [];
        return examples.Count == row.Examples.Count
            ? examples
            : throw new PromptException($"{template.Id} does not have all examples that were shown: {string.Join(", ", row.Examples.Except(examples.Select(example => example.Id), StringComparer.Ordinal))}.");
    }

    private static PinnedPassage PassageOf(InteractionChunk chunk, Interaction row, IReadOnlyDictionary<string, string> texts) => chunk switch
    {
        { Pin: null } => throw new PromptException($"The passages of interaction {row.Id} are not pinned: the row is of an earlier build of DocsBot."),
        { Place: null } => throw new PromptException($"The log does not say in which order the passages of interaction {row.Id} stood in the prompt."),
        _ => texts.TryGetValue(chunk.Pin, out var text) ? PinnedPassage.Read(text) : throw new PromptException($"The log has lost a passage: the pinned text with the hash {chunk.Pin} is missing."),
    };

    /// <summary>A passage that was not in the prompt is a number that nothing can cite.</summary>
    private static RetrievedChunk ChunkOf(InteractionChunk chunk, PinnedPassage? passage) => new()
    {
        Chunk = new Chunk
        {
            Id = ChunkId.Parse(chunk.ChunkId),
            Page = passage?.Page ?? new PageKey("", ""),
            Ordinal = 0,
            Title = passage?.Title ?? "",
            HeadingPath = passage is { Heading.Length: > 0 } ? passage.Heading.Split(" > ") : [],
            PageUrl = passage?.Url ?? "",
            Text = passage?.Text ?? "",
        },
        Score = chunk.Score,
        Coverage = 0,
    };

    private static RestoredPrompt Compare(Interaction row, PreparedAnswer prepared)
    {
        var hash = prepared.MessagesSha256;
        if (row.Redacted)
        {
            return new RestoredPrompt(ReplayProof.Different, "The messages are not those that were sent: personal data or a secret was taken out of the question or the turns before it when they were recorded. The replay has the replacement in its place.", prepared);
        }

        if (row.MessagesSha256 is null)
        {
            return new RestoredPrompt(ReplayProof.Unproven, "The messages were made anew, but the log does not say what was sent: the row is of an earlier build of DocsBot.", prepared);
        }

        if (string.Equals(row.MessagesSha256, hash, StringComparison.Ordinal))
        {
            return new RestoredPrompt(ReplayProof.Equal, $"The messages are byte-equal to those that were sent (SHA-256 {hash}).", prepared);
        }

        return new RestoredPrompt(ReplayProof.Different, "The messages are not those that were sent: the question or the turns before it were changed in the log since, or this build of DocsBot renders the prompt otherwise.", prepared);
    }

    private static RestoredPrompt NotRestored(string because) => new(ReplayProof.NotRestored, because, null);
}
