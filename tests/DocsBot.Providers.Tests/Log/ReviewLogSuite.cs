using DocsBot.Core.Answering;
using DocsBot.Core.Curation;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log.Reviews;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log;

/// <summary>The review queue, the reviews and the curated answers in the interaction log: whichever its database is.</summary>
public abstract class ReviewLogSuite : LogSuite
{
    private readonly MovedTime _time = new();

    private ReviewLog Reviews => new(Host.Database, _time);

    private CuratedAnswerLog Curated => new(Host.Database, _time);

    [Fact]
    public async Task A_log_that_is_not_there_holds_nothing_and_is_made_by_the_first_item()
    {
        (await Reviews.ListAsync(10, Stop)).ShouldBeEmpty();
        (await Reviews.CountAsync(Stop)).ShouldBe(0);
        (await Curated.ReadAsync(known: null, Stop))!.Answers.ShouldBeEmpty();
        (await Curated.ReadAsync(known: 0, Stop)).ShouldBeNull();

        (await Reviews.AddAsync([Item(1), Item(1), Item(2)], Stop)).ShouldBe(2);
        (await Reviews.CountAsync(Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task The_most_urgent_item_comes_first_and_two_reviewers_get_different_ones()
    {
        await Reviews.AddAsync([Item(1), Item(2) with { Priority = 9 }, Item(3)], Stop);

        (await Reviews.ClaimNextAsync("ann", Stop))!.Id.ShouldBe("item-2");
        (await Reviews.ClaimNextAsync("ann", Stop))!.Id.ShouldBe("item-2");
        (await Reviews.ClaimNextAsync("bob", Stop))!.Id.ShouldBe("item-1");
        (await Reviews.ClaimNextAsync("cem", Stop))!.Id.ShouldBe("item-3");
        (await Reviews.ClaimNextAsync("dag", Stop)).ShouldBeNull();
        (await Reviews.ListAsync(10, Stop)).Select(entry => (entry.Item.Id, string.Join(',', entry.ClaimedBy))).ShouldBe([("item-2", "ann"), ("item-1", "bob"), ("item-3", "cem")]);

        _time.Move(ReviewLog.ClaimedFor + TimeSpan.FromSeconds(1));
        (await Reviews.ClaimNextAsync("dag", Stop))!.Id.ShouldBe("item-2");
    }

    [Fact]
    public async Task Many_reviewers_at_once_never_get_the_same_item()
    {
        await Reviews.AddAsync([.. Enumerable.Range(1, 8).Select(Item)], Stop);

        var claimed = await Task.WhenAll(Enumerable.Range(1, 8).Select(reviewer => Task.Run(() => RetryAsync(() => Reviews.ClaimNextAsync($"reviewer-{reviewer}", Stop)), Stop)));

        claimed.Select(item => item!.Id).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task A_review_comes_back_whole_and_closes_its_item()
    {
        await Reviews.AddAsync([Item(1)], Stop);
        var review = Review("r1", "item-1", "ann") with { Verdict = ReviewVerdict.DocsGap, Pages = ["docs:a.md"], Better = "Better\0 text", EditDistance = 0.25, Prompt = "answer@v4", Note = "ünïcode", CuratedId = "c1" };

        (await Reviews.SaveAsync(review, Stop)).ShouldBe(SaveOutcome.Saved);

        var kept = (await Reviews.ReviewsOfAsync("item-1", Stop)).ShouldHaveSingleItem();
        kept.Pages.ShouldBe(["docs:a.md"]);
        (kept with { Pages = [] }).ShouldBe(review with { Pages = [], Better = "Better text" });
        (await Reviews.CountAsync(Stop)).ShouldBe(0);
        (await Reviews.ClaimNextAsync("bob", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_is_slower_keeps_his_review_as_well_and_hears_of_the_other()
    {
        await Reviews.AddAsync([Item(1)], Stop);

        (await Reviews.SaveAsync(Review("r1", "item-1", "ann"), Stop)).ShouldBe(SaveOutcome.Saved);
        (await Reviews.SaveAsync(Review("r2", "item-1", "bob"), Stop)).ShouldBe(SaveOutcome.SavedBesideOthers);

        (await Reviews.ReviewsOfAsync("item-1", Stop)).Select(review => review.Reviewer).ShouldBe(["ann", "bob"]);
        (await Reviews.SaveAsync(Review("r3", "nothing", "ann"), Stop)).ShouldBe(SaveOutcome.Gone);
    }

    [Fact]
    public async Task An_item_for_two_waits_for_the_second_reviewer_and_not_for_the_first_again()
    {
        await Reviews.AddAsync([Item(1) with { Needed = 2 }], Stop);
        await Reviews.SaveAsync(Review("r1", "item-1", "ann"), Stop);

        (await Reviews.ClaimNextAsync("ann", Stop)).ShouldBeNull();
        (await Reviews.ClaimNextAsync("bob", Stop))!.Id.ShouldBe("item-1");
        (await Reviews.ClaimNextAsync("cem", Stop)).ShouldBeNull();
        await Reviews.SaveAsync(Review("r2", "item-1", "bob"), Stop);
        (await Reviews.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Undo_takes_the_own_last_review_back_and_opens_its_item()
    {
        await Reviews.AddAsync([Item(1), Item(2)], Stop);
        await Reviews.SaveAsync(Review("r1", "item-1", "ann"), Stop);
        await Reviews.SaveAsync(Review("r2", "item-2", "bob"), Stop);

        (await Reviews.UndoAsync("ann", Stop))!.Id.ShouldBe("r1");
        (await Reviews.UndoAsync("ann", Stop)).ShouldBeNull();

        (await Reviews.ReviewsSinceAsync(DateTimeOffset.MinValue, Stop)).ShouldHaveSingleItem().Id.ShouldBe("r2");
        (await Reviews.ClaimNextAsync("ann", Stop))!.Id.ShouldBe("item-1");
    }

    [Fact]
    public async Task Whoever_judges_again_has_changed_his_mind()
    {
        await Reviews.AddAsync([Item(1)], Stop);
        await Reviews.SaveAsync(Review("r1", "item-1", "ann"), Stop);
        await Reviews.SaveAsync(Review("r2", "item-1", "ann") with { Correctness = 1 }, Stop);

        (await Reviews.ReviewsOfAsync("item-1", Stop)).ShouldHaveSingleItem().Correctness.ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_comes_back_with_both_answers_and_another_order_for_some_reviewers()
    {
        var pair = new ReviewPair("How?", new ReviewedAnswer("answer@v3", "So. [1]", [new Citation(1, "c1", "A", "/a/")]), new ReviewedAnswer("answer@v4", "Thus.", []));
        await Reviews.AddAsync([Item(1) with { Kind = ReviewKind.Pair, Pair = pair }], Stop);
        await Reviews.SaveAsync(Review("r1", "item-1", "ann") with { Correctness = null, Choice = ReviewChoice.Second, WasSwapped = true }, Stop);

        var item = (await Reviews.FindAsync("item-1", Stop))!;
        item.Pair!.First.Citations.ShouldBe([new Citation(1, "c1", "A", "/a/")]);
        item.Pair.Second.Label.ShouldBe("answer@v4");
        var review = (await Reviews.ReviewsOfAsync("item-1", Stop)).ShouldHaveSingleItem();
        (review.Choice, review.WasSwapped).ShouldBe((ReviewChoice.Second, true));
        Enumerable.Range(0, 200).Count(reviewer => item.IsSwappedFor($"reviewer-{reviewer}")).ShouldBeInRange(70, 130);
    }

    [Fact]
    public async Task What_a_reader_has_deleted_is_gone_from_the_queue_and_the_reviews()
    {
        await using (var log = Host.Open())
        {
            log.Record(Interactions.Plain(1) with { ConversationId = "mine" });
            log.Record(Interactions.Plain(2) with { ConversationId = "other" });
            await log.FlushAsync(Stop);
            await Reviews.AddAsync([Item(1) with { InteractionId = Interactions.Plain(1).Id }, Item(2) with { InteractionId = Interactions.Plain(2).Id }], Stop);
            await Reviews.SaveAsync(Review("r1", "item-1", "ann") with { InteractionId = Interactions.Plain(1).Id }, Stop);
            await Reviews.ClaimAsync("item-1", "bob", Stop);

            log.Forget("mine");
            await log.FlushAsync(Stop);
        }

        (await Reviews.FindAsync("item-1", Stop)).ShouldBeNull();
        (await Reviews.FindAsync("item-2", Stop)).ShouldNotBeNull();
        (await Reviews.ReviewsSinceAsync(DateTimeOffset.MinValue, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_curated_answer_comes_back_whole_and_only_a_change_is_read_again()
    {
        (await Curated.SaveAsync(Answer("c1"), seen: null, Stop)).ShouldBe(SaveOutcome.Saved);

        var reading = (await Curated.ReadAsync(known: null, Stop))!;
        var kept = reading.Answers.ShouldHaveSingleItem();
        kept.Questions.ShouldBe(Answer("c1").Questions);
        kept.Sources.ShouldBe(Answer("c1").Sources);
        (kept with { Questions = [], Sources = [] }).ShouldBe(Answer("c1") with { Questions = [], Sources = [] });
        (await Curated.ReadAsync(reading.Revision, Stop)).ShouldBeNull();

        await Curated.RetireAsync("c1", retired: true, Stop);
        var after = (await Curated.ReadAsync(reading.Revision, Stop))!;
        after.Answers.ShouldBeEmpty();
        after.Revision.ShouldBeGreaterThan(reading.Revision);
        (await Curated.ListAsync(Stop)).ShouldHaveSingleItem().RetiredAt.ShouldNotBeNull();
        await Curated.RetireAsync("c1", retired: false, Stop);
        (await Curated.ReadAsync(after.Revision, Stop))!.Answers.Count.ShouldBe(1);
        (await Curated.RetireAsync("nothing", retired: true, Stop)).ShouldBe(SaveOutcome.Gone);
    }

    [Fact]
    public async Task Of_two_who_change_one_answer_the_second_is_told()
    {
        await Curated.SaveAsync(Answer("c1"), seen: null, Stop);
        var seen = (await Curated.FindAsync("c1", Stop))!.Revision;

        (await Curated.SaveAsync(Answer("c1") with { Text = "First." }, seen, Stop)).ShouldBe(SaveOutcome.Saved);
        (await Curated.SaveAsync(Answer("c1") with { Text = "Second." }, seen, Stop)).ShouldBe(SaveOutcome.Conflict);

        (await Curated.FindAsync("c1", Stop))!.Answer.Text.ShouldBe("First.");
    }

    private static ReviewItem Item(int number) => new()
    {
        Id = $"item-{number}",
        Subject = $"interaction:{number}",
        Kind = ReviewKind.Single,
        Reason = ReviewReason.Signal,
        AddedAt = Interactions.Noon.AddSeconds(number),
    };

    private static Review Review(string id, string item, string reviewer) => new() { Id = id, ItemId = item, Reviewer = reviewer, ReviewedAt = Interactions.Noon, Correctness = 4, Readability = 5 };

    private static CuratedAnswer Answer(string id) => new()
    {
        Id = id,
        Questions = ["How?", "Wie geht das?"],
        Text = "Like this. [1]",
        Sources = [new CuratedSource(1, new PageKey("docs", "a.md"), "hash", "A › B", "/a/#b")],
        Filter = new SearchFilter { Version = "2.3", Language = "en" },
        Author = "ann",
        AcceptedAt = Interactions.Noon,
        ExpiresAt = Interactions.Noon.AddDays(180),
    };

    /// <summary>A busy database says so after a while; whoever wants to write tries again.</summary>
    private static async Task<T> RetryAsync<T>(Func<Task<T>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (CurationLogException) when (attempt < 20)
            {
            }
        }
    }

    private sealed class MovedTime : TimeProvider
    {
        private TimeSpan _by;

        public override DateTimeOffset GetUtcNow() => Interactions.Noon + _by;

        public void Move(TimeSpan by) => _by += by;
    }
}
