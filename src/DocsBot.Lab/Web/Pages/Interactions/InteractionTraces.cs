using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using JsonException = System.Text.Json.JsonException;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>Puts together what is known of an interaction. What one source does not have any more is left out and said; the rest is shown.</summary>
/// <param name="reader">The log.</param>
/// <param name="pinned">The texts that it pinned.</param>
/// <param name="index">The index as it is today.</param>
/// <param name="prompts">Makes the prompt anew.</param>
internal sealed class InteractionTraces(InteractionReader reader, PinnedTexts pinned, IChunkStore index, PromptRenderings prompts)
{
    private const int MostTurns = 200;

    /// <summary>An interaction; null when the log has none of this id.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<InteractionTrace?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } record)
        {
            return null;
        }

        var interaction = record.Interaction;
        var turns = await reader.ConversationAsync(interaction.ConversationId, cancellationToken);
        var pins = await PinnedAsync(interaction, cancellationToken);
        var (chunks, fault) = await IndexedAsync(interaction, pins, cancellationToken);
        return new InteractionTrace(record)
        {
            Conversation = [.. turns.Take(MostTurns).Select(turn => turn.Interaction).Select(turn => new ConversationTurn(turn.Id, turn.AskedAt, turn.Question, turn.Answer, turn.Outcome, turn.Signals))],
            Passages = [.. interaction.Chunks.Select((chunk, i) => ViewOf(i + 1, chunk, pins, chunks))],
            PassagesFault = fault,
            Claims = ClaimsOf(interaction, pins),
            Prompt = interaction.Prompt is null ? null : await prompts.RenderAsync(record, cancellationToken),
        };
    }

    private async Task<Dictionary<string, PinnedPassage>> PinnedAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = await pinned.FindAsync([.. interaction.Chunks.Select(chunk => chunk.Pin).OfType<string>()], cancellationToken);
        var passages = new Dictionary<string, PinnedPassage>(StringComparer.Ordinal);
        foreach (var (key, text) in texts)
        {
            try
            {
                passages[key] = PinnedPassage.Read(text);
            }
            catch (JsonException)
            {
                // Another build's passage: its text is not known here.
            }
        }

        return passages;
    }

    private async Task<(Dictionary<string, Chunk> Chunks, string? Fault)> IndexedAsync(Interaction interaction, Dictionary<string, PinnedPassage> pins, CancellationToken cancellationToken)
    {
        var ids = interaction.Chunks.Where(chunk => chunk.Pin is null || !pins.ContainsKey(chunk.Pin)).Select(chunk => Guid.TryParse(chunk.ChunkId, out var id) ? new ChunkId(id) : (ChunkId?)null).OfType<ChunkId>().ToList();
        if (ids.Count == 0)
        {
            return ([], null);
        }

        try
        {
            var chunks = await index.GetChunksAsync(ids, cancellationToken);
            return (chunks.ToDictionary(chunk => chunk.Id.ToString(), StringComparer.Ordinal), null);
        }
        catch (IndexUnavailableException fault)
        {
            return ([], fault.Message);
        }
    }

    private static PassageView ViewOf(int rank, InteractionChunk found, Dictionary<string, PinnedPassage> pins, Dictionary<string, Chunk> chunks)
    {
        var view = new PassageView(rank, found) { Number = found.InPrompt ? rank : null };
        if (found.Pin is { } pin && pins.TryGetValue(pin, out var passage))
        {
            return view with { Title = passage.Heading.Length > 0 ? $"{passage.Title} › {passage.Heading}" : passage.Title, Url = passage.Url, Text = passage.Text, IsPinned = true };
        }

        return chunks.TryGetValue(found.ChunkId, out var chunk)
            ? view with { Title = string.Join(" › ", chunk.HeadingPath.Prepend(chunk.Title)), Url = chunk.Url, Text = chunk.Text }
            : view;
    }

    private static IReadOnlyList<ClaimSupport> ClaimsOf(Interaction interaction, Dictionary<string, PinnedPassage> pins)
    {
        var sources = interaction.Chunks
            .Select((chunk, i) => chunk is { InPrompt: true, Pin: { } pin } && pins.TryGetValue(pin, out var passage) ? passage.ToSource(i + 1) : null)
            .OfType<PromptSource>()
            .ToList();
        return interaction.Answer is { Length: > 0 } answer && sources.Count > 0 ? Groundedness.Claims(answer, sources) : [];
    }
}
