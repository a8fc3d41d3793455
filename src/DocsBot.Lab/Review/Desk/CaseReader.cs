using DocsBot.Core.Curation;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Desk;

/// <summary>Puts together what a reviewer needs for an item: the row of the log, the passages as they stand now, what others said.</summary>
internal sealed class CaseReader(ReviewLog reviews, CuratedAnswerLog curated, InteractionReader interactions, IChunkStore store)
{
    /// <summary>The item's case; null when the item, or the row it is about, is not there any more.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="morePages">Addresses or keys of pages whose passages may be cited as well.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ReviewException">A page is not in the index.</exception>
    public async Task<ReviewCase?> FindAsync(string itemId, IReadOnlyList<string> morePages, CancellationToken cancellationToken)
    {
        if (await reviews.FindAsync(itemId, cancellationToken) is not { } item)
        {
            return null;
        }

        var said = await reviews.ReviewsOfAsync(itemId, cancellationToken);
        var record = item.InteractionId is null ? null : await interactions.FindAsync(item.InteractionId, cancellationToken);
        if (item.Pair is { } pair)
        {
            return new ReviewCase { Item = item, Record = record, Question = pair.Question, Answer = "", Reviews = said };
        }

        if (item.CuratedId is not null && await curated.FindAsync(item.CuratedId, cancellationToken) is { } stored)
        {
            return await OfCuratedAsync(item, stored, said, morePages, cancellationToken);
        }

        if (record is null)
        {
            return null;
        }

        var interaction = record.Interaction;
        var found = (await store.GetChunksAsync([.. IdsIn(interaction.Chunks.Select(chunk => chunk.ChunkId))], cancellationToken)).ToDictionary(chunk => chunk.Id.ToString(), StringComparer.Ordinal);
        var sources = interaction.Chunks.Select((chunk, i) => new ReviewSource(i + 1, found.GetValueOrDefault(chunk.ChunkId), chunk.Cited)).ToList();
        return new ReviewCase
        {
            Item = item,
            Record = record,
            Question = interaction.Question,
            Answer = interaction.Answer ?? "",
            Prompt = interaction.Prompt?.ToString(),
            Sources = await WithMoreAsync(sources, morePages, cancellationToken),
            Reviews = said,
            HasChangedSources = sources.Exists(source => source is { IsCited: true, Chunk: null }),
        };
    }

    private async Task<ReviewCase> OfCuratedAsync(
        ReviewItem item, StoredCuratedAnswer stored, IReadOnlyList<Providers.Log.Reviews.Review> said, IReadOnlyList<string> morePages, CancellationToken cancellationToken)
    {
        var sources = new List<ReviewSource>();
        foreach (var source in stored.Answer.Sources)
        {
            var page = await store.GetPageAsync(source.Page, cancellationToken);
            sources.Add(new ReviewSource(source.Number, page.FirstOrDefault(chunk => CuratedSource.HashOf(chunk.Text) == source.Sha256), IsCited: true));
        }

        // What stands on the pages now, for what changed.
        var changed = sources.Exists(source => source.Chunk is null);
        var pages = changed ? stored.Answer.Sources.Select(source => source.Page.ToString()).Distinct(StringComparer.Ordinal) : [];
        return new ReviewCase
        {
            Item = item,
            Curated = stored,
            Question = stored.Answer.Questions[0],
            Answer = stored.Answer.Text,
            Sources = await WithMoreAsync(sources, [.. pages.Where(page => Parse(page) is not null), .. morePages], cancellationToken, mayBeGone: changed),
            Reviews = said,
            HasChangedSources = changed,
        };
    }

    private async Task<IReadOnlyList<ReviewSource>> WithMoreAsync(List<ReviewSource> sources, IReadOnlyList<string> pages, CancellationToken cancellationToken, bool mayBeGone = false)
    {
        var all = sources.ToList();
        foreach (var page in pages.Where(page => !string.IsNullOrWhiteSpace(page)))
        {
            var key = Parse(page.Trim()) ?? await store.FindPageAsync(page.Trim(), cancellationToken);
            var chunks = key is { } known ? await store.GetPageAsync(known, cancellationToken) : [];
            if (chunks.Count == 0 && !mayBeGone)
            {
                throw new ReviewException($"The index has no page '{page}'. Give its address as readers open it, or its key such as docs:guides/install.md.");
            }

            foreach (var chunk in chunks.Where(chunk => !all.Exists(source => source.Chunk?.Id == chunk.Id)))
            {
                all.Add(new ReviewSource(all.Count == 0 ? 1 : all.Max(source => source.Number) + 1, chunk, IsCited: false));
            }
        }

        return all;
    }

    private static PageKey? Parse(string page) =>
        page.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !page.AsSpan(colon).StartsWith("://", StringComparison.Ordinal) ? new PageKey(page[..colon], page[(colon + 1)..]) : null;

    /// <summary>What is no id of a chunk, as an imported row may name, is in no index.</summary>
    private static IEnumerable<ChunkId> IdsIn(IEnumerable<string> texts) => texts.Where(text => Guid.TryParse(text, out _)).Select(ChunkId.Parse);
}
