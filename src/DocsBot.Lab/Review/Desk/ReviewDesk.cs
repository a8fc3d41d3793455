using DocsBot.Core.Curation;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Desk;

/// <summary>Takes a reviewer's judgement: keeps it, and makes a curated answer of what is accepted. Safe for many reviewers at once.</summary>
internal sealed class ReviewDesk(ReviewLog reviews, CuratedAnswerLog curated, CaseReader cases, IChunkStore store, CurationOptions options, TimeProvider time)
{
    private const int LongestText = 20_000;
    private const int LongestQuestion = 1_000;
    private const int MostQuestions = 50;

    /// <summary>Keeps a judgement.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="reviewer">Who judges.</param>
    /// <param name="judgement">What he says.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReviewException">The judgement cannot be taken as it is.</exception>
    public async Task<SaveOutcome> JudgeAsync(string itemId, string reviewer, Judgement judgement, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reviewer);
        Check(judgement);
        if (await cases.FindAsync(itemId, judgement.MorePages, cancellationToken) is not { } subject)
        {
            return SaveOutcome.Gone;
        }

        Require(subject.Item, judgement);
        var written = subject.Item.Pair is { } pair ? Chosen(pair, judgement.Choice)?.Text ?? "" : subject.Answer;
        var text = (judgement.Better ?? written).Trim();
        CuratedAnswer? accepted = null;
        if (judgement.Accept)
        {
            accepted = await AcceptedAsync(subject, reviewer, judgement, text, cancellationToken);
            if (await curated.SaveAsync(accepted, subject.Curated is null ? null : judgement.SeenRevision ?? subject.Curated.Revision, cancellationToken) == SaveOutcome.Conflict)
            {
                return SaveOutcome.Conflict;
            }
        }
        else if (judgement.Retire && subject.Curated is { } old)
        {
            await curated.RetireAsync(old.Answer.Id, retired: true, cancellationToken);
        }

        // Who judges an item again means this in place of what he said before: an answer that he accepted then is not served beside it.
        var earlier = subject.Reviews.LastOrDefault(review => review.Reviewer == reviewer && review is { CuratedId: not null, EditDistance: not null });
        if (subject.Curated is null && earlier is not null && earlier.CuratedId != accepted?.Id)
        {
            await curated.RetireAsync(earlier.CuratedId!, retired: true, cancellationToken);
        }

        return await reviews.SaveAsync(ReviewOf(subject, reviewer, judgement, accepted is null ? null : EditDistance.OfWords(written, text), accepted?.Id ?? (judgement.Retire ? subject.Curated?.Answer.Id : null)), cancellationToken);
    }

    /// <summary>Takes a reviewer's own last judgement back, with the answer that came of it.</summary>
    /// <returns>What was taken back; null when there is nothing.</returns>
    public async Task<Providers.Log.Reviews.Review?> UndoAsync(string reviewer, CancellationToken cancellationToken)
    {
        var undone = await reviews.UndoAsync(reviewer, cancellationToken);
        if (undone?.CuratedId is { } id)
        {
            // What was accepted is taken back; what was taken back is in force again.
            await curated.RetireAsync(id, retired: undone.EditDistance is not null, cancellationToken);
        }

        return undone;
    }

    /// <summary>The answer of a pair that was chosen; the first one of a tie.</summary>
    public static ReviewedAnswer? Chosen(ReviewPair pair, ReviewChoice? choice) => choice is null ? null : choice == ReviewChoice.Second ? pair.Second : pair.First;

    private static void Check(Judgement judgement)
    {
        if (judgement.Correctness is < 1 or > 5 || judgement.Readability is < 1 or > 5)
        {
            throw new ReviewException("Correctness and readability go from 1 to 5.");
        }

        if ((judgement.Better?.Length ?? 0) > LongestText || judgement.Note?.Length > LongestText)
        {
            throw new ReviewException($"A text has up to {LongestText} characters. Shorten it.");
        }

        if (judgement.Questions.Count > MostQuestions || judgement.Questions.Any(question => question.Length > LongestQuestion))
        {
            throw new ReviewException($"An answer has up to {MostQuestions} questions of up to {LongestQuestion} characters each.");
        }
    }

    private static void Require(ReviewItem item, Judgement judgement)
    {
        if (item.Kind == ReviewKind.Pair && judgement.Choice is null)
        {
            throw new ReviewException("Say which answer is better: A, B or a tie.");
        }

        if (item.Kind == ReviewKind.Single && judgement.Correctness is null && !judgement.Retire)
        {
            throw new ReviewException("Say how right the answer is, from 1 to 5.");
        }
    }

    private async Task<CuratedAnswer> AcceptedAsync(ReviewCase subject, string reviewer, Judgement judgement, string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            throw new ReviewException("There is no answer to accept. Write one, or leave 'Serve this answer' out.");
        }

        var sources = subject.Item.Pair is { } pair ? await OfPairAsync(Chosen(pair, judgement.Choice)!, cancellationToken) : subject.Sources;
        var cited = CitationMarks.In(text);
        if (cited.Count == 0)
        {
            throw new ReviewException("An answer that is served rests on passages. Cite at least one of the sources, such as [1].");
        }

        var chunks = cited.Select(number => sources.FirstOrDefault(source => source.Number == number)?.Chunk
            ?? throw new ReviewException($"There is no source [{number}] in the index any more. Cite one that stands below, or add its page.")).ToList();
        var questions = judgement.Questions.Select(question => question.Trim()).Where(question => question.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var now = time.GetUtcNow();
        return new CuratedAnswer
        {
            Id = subject.Curated?.Answer.Id ?? Guid.CreateVersion7(now).ToString(),
            Questions = questions.Count > 0 ? questions : subject.Curated?.Answer.Questions ?? [subject.Question],
            Text = CitationMarks.Renumbered(text),
            Sources = [.. chunks.Select((chunk, i) => CuratedSource.Of(i + 1, chunk))],
            Filter = subject.Curated?.Answer.Filter ?? subject.Record?.Interaction.Filter ?? SearchFilter.None,
            Author = reviewer,
            AcceptedAt = now,
            ExpiresAt = options.Lifetime > TimeSpan.Zero ? now + options.Lifetime : null,
        };
    }

    private async Task<IReadOnlyList<ReviewSource>> OfPairAsync(ReviewedAnswer answer, CancellationToken cancellationToken)
    {
        var chunks = (await store.GetChunksAsync([.. answer.Citations.Select(citation => ChunkId.Parse(citation.ChunkId))], cancellationToken)).ToDictionary(chunk => chunk.Id.ToString(), StringComparer.Ordinal);
        return [.. answer.Citations.Select(citation => new ReviewSource(citation.Number, chunks.GetValueOrDefault(citation.ChunkId), IsCited: true))];
    }

    private Providers.Log.Reviews.Review ReviewOf(ReviewCase subject, string reviewer, Judgement judgement, double? editDistance, string? curatedId)
    {
        var now = time.GetUtcNow();
        return new Providers.Log.Reviews.Review
        {
            Id = Guid.CreateVersion7(now).ToString(),
            ItemId = subject.Item.Id,
            InteractionId = subject.Item.InteractionId,
            Reviewer = reviewer,
            ReviewedAt = now,
            Correctness = judgement.Correctness,
            Readability = judgement.Readability,
            Verdict = judgement.Verdict,
            Pages = judgement.Pages,
            Choice = subject.Item.Kind == ReviewKind.Pair ? judgement.Choice : null,
            WasSwapped = subject.Item.Kind == ReviewKind.Pair ? subject.Item.IsSwappedFor(reviewer) : null,
            Better = string.IsNullOrWhiteSpace(judgement.Better) ? null : judgement.Better.Trim(),
            EditDistance = editDistance,
            Prompt = subject.Item.Pair is { } pair ? Chosen(pair, judgement.Choice)?.Label : subject.Prompt,
            Note = string.IsNullOrWhiteSpace(judgement.Note) ? null : judgement.Note.Trim(),
            CuratedId = curatedId,
        };
    }
}
