using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log;

/// <summary>What the log writes, comes back: whichever its database is.</summary>
public abstract class InteractionLogSuite : LogSuite
{
    private readonly RecordingLogger<InteractionLog> _told = new();
    private InteractionLog? _opened;

    private InteractionLog Written => _opened ??= Host.Open(told: _told);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_opened is not null)
        {
            await _opened.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everything_of_an_interaction_comes_back()
    {
        Written.Record(Interactions.Full(1));
        Written.Record(Interactions.Plain(2));
        await Written.FlushAsync(Stop);

        Json((await Host.Rows.FindAsync(Interactions.Id(1), Stop))!.Interaction).ShouldBe(Json(Interactions.Full(1)));
        var plain = await Host.Rows.FindAsync(Interactions.Id(2), Stop);
        Json(plain!.Interaction).ShouldBe(Json(Interactions.Plain(2)));
        plain.Feedback.ShouldBeNull();
        (await Host.Rows.FindAsync("unknown", Stop)).ShouldBeNull();
        Written.Dropped.ShouldBe(0);
    }

    [Theory]
    [InlineData("'; DROP TABLE interactions; --")]
    [InlineData("bell \a, emoji 🙂, separators \u2028, \\u0000 in words")]
    [InlineData("")]
    public async Task Any_question_comes_back_as_it_was(string question)
    {
        Written.Record(Interactions.Plain(1, question));
        await Written.FlushAsync(Stop);

        (await Host.Rows.FindAsync(Interactions.Id(1), Stop))!.Interaction.Question.ShouldBe(question);
    }

    [Fact]
    public async Task A_nul_character_does_not_cost_the_row()
    {
        Written.Record(Interactions.Full(1) with { Question = "nul \0 and more", History = [new Turn(TurnRole.User, "\0\0 and \\u0000")] });
        await Written.FlushAsync(Stop);

        var row = (await Host.Rows.FindAsync(Interactions.Id(1), Stop)).ShouldNotBeNull().Interaction;

        var nul = Host.Database.IsPostgres ? "\ufffd" : "\0";
        row.Question.ShouldBe($"nul {nul} and more");
        row.History.ShouldHaveSingleItem().Text.ShouldBe($"{nul}{nul} and \\u0000");
    }

    [Fact]
    public async Task A_thumb_down_is_a_signal_until_the_reader_thinks_better_of_it()
    {
        Written.Record(Interactions.Plain(1) with { Signals = FailureSignal.NoAnswer });
        Written.Record(new Feedback(Interactions.Id(1), "conversation", Helpful: false, null, Interactions.Noon));
        await Written.FlushAsync(Stop);
        (await SignalsAsync(1)).ShouldBe(FailureSignal.NoAnswer | FailureSignal.ThumbsDown);

        Written.Record(new Feedback(Interactions.Id(1), "conversation", Helpful: true, null, Interactions.Noon.AddMinutes(1)));
        await Written.FlushAsync(Stop);

        (await SignalsAsync(1)).ShouldBe(FailureSignal.NoAnswer);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_that_is_asked_again_marks_the_one_before_it_in_its_conversation(bool inOneBatch)
    {
        Written.Record(Interactions.Plain(1));
        Written.Record(Interactions.Plain(2));
        Written.Record(Interactions.Plain(3) with { ConversationId = "another" });
        if (!inOneBatch)
        {
            await Written.FlushAsync(Stop);
        }

        Written.Record(Interactions.Plain(4) with { RepeatsLast = true });
        Written.Record(Interactions.Plain(5) with { ConversationId = "alone", RepeatsLast = true });
        await Written.FlushAsync(Stop);

        var marked = (await Host.Rows.NewestAsync(Stop)).Where(record => record.Interaction.Signals.HasFlag(FailureSignal.Rephrased)).Select(record => record.Interaction.Id);
        marked.ShouldBe([Interactions.Id(2)]);
    }

    [Fact]
    public async Task Pinned_texts_are_kept_once_whoever_uses_them()
    {
        var (prompt, passage) = (new PinnedText("aa", "You answer."), new PinnedText("bb", "Pods start. \0 \ud83d"));
        Written.Record(Interactions.Plain(1) with { Pinned = [passage, prompt, prompt] });
        Written.Record(Interactions.Plain(2) with { Pinned = [prompt, new PinnedText("cc", "Another.")] });
        await Written.FlushAsync(Stop);
        Written.Record(Interactions.Plain(3) with { Pinned = [prompt with { Text = "a text cannot change" }] });
        await Written.FlushAsync(Stop);
        await using (var other = Host.Open())
        {
            other.Record(Interactions.Plain(4) with { Pinned = [prompt with { Text = "not even by another service" }] });
        }

        (await Host.Rows.CountAsync(Stop)).ShouldBe(4);
        (await Host.Rows.ScalarAsync<long>("SELECT count(*) FROM pinned", Stop)).ShouldBe(3);
        (await Host.Rows.ScalarAsync<string>("SELECT text FROM pinned WHERE sha256 = 'aa'", Stop)).ShouldBe("You answer.");
        (await Host.Rows.ScalarAsync<string>("SELECT text FROM pinned WHERE sha256 = 'bb'", Stop))!.ShouldStartWith("Pods start.");
    }

    [Fact]
    public async Task Pinned_texts_are_found_by_their_hashes()
    {
        var passage = new PinnedPassage("docs", "pods.md", "Pods", "", "/pods", "Pods start. \0 設定").Pin();
        Written.Record(Interactions.Plain(1) with { Pinned = [passage, new PinnedText("aa", "You answer.")] });
        await Written.FlushAsync(Stop);
        var pinned = new PinnedTexts(Host.Database);

        var found = await pinned.FindAsync([passage.Sha256, "aa", "aa", "'); DROP TABLE pinned; --", "zz"], Stop);

        found.OrderBy(text => text.Key == "aa").Select(text => (text.Key, text.Value)).ShouldBe([(passage.Sha256, passage.Text), ("aa", "You answer.")]);
        (await pinned.FindAsync([], Stop)).ShouldBeEmpty();
        (await pinned.FindAsync([.. Enumerable.Range(0, 2_000).Select(i => $"key {i}")], Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_for_a_while_loses_nothing()
    {
        var told = new RecordingLogger<InteractionLog>();
        await using var log = Host.Open(told: told);
        await log.FlushAsync(Stop);
        await using (await Host.LockAsync())
        {
            for (var i = 0; i < 50; i++)
            {
                log.Record(Interactions.Plain(i));
            }
        }

        await log.FlushAsync(Stop);

        (await Host.Rows.CountAsync(Stop)).ShouldBe(50);
        log.Status.ShouldBe(new InteractionLogStatus(Writable: true, Waiting: 0, Dropped: 0, Lost: 0));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_does_not_cost_the_row()
    {
        Written.Record(Interactions.Full(1) with { Question = "broken \ud83d", History = [new Turn(TurnRole.User, "broken \ud83d")] });
        await Written.FlushAsync(Stop);

        (await Host.Rows.FindAsync(Interactions.Id(1), Stop))!.Interaction.Question.ShouldBe("broken \ufffd");
    }

    [Fact]
    public async Task Feedback_finds_an_interaction_that_still_waits_and_the_last_one_stands()
    {
        Written.Record(Interactions.Plain(1));
        Written.Record(new Feedback(Interactions.Id(1), "conversation", Helpful: true, "Good.", Interactions.Noon));
        var last = new Feedback(Interactions.Id(1), "conversation", Helpful: false, null, Interactions.Noon.AddMinutes(1));
        Written.Record(last);
        await Written.FlushAsync(Stop);

        (await Host.Rows.FindAsync(Interactions.Id(1), Stop))!.Feedback.ShouldBe(last);
    }

    [Fact]
    public async Task Feedback_from_another_conversation_is_refused()
    {
        Written.Record(Interactions.Plain(1));
        Written.Record(new Feedback(Interactions.Id(1), "somebody else's", Helpful: false, "Bad.", Interactions.Noon));
        Written.Record(new Feedback(Interactions.Id(7), "conversation", Helpful: false, "Bad.", Interactions.Noon));
        await Written.FlushAsync(Stop);

        (await Host.Rows.FindAsync(Interactions.Id(1), Stop))!.Feedback.ShouldBeNull();
        (await Host.Rows.FindAsync(Interactions.Id(7), Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Records_of_many_threads_are_all_written_and_read_newest_first()
    {
        var log = Written;
        Parallel.For(0, 1_000, i => log.Record(Interactions.Plain(i)));
        await Written.FlushAsync(Stop);

        var ids = await NewestIdsAsync();

        ids.ShouldBe(Enumerable.Range(0, 1_000).Reverse().Select(Interactions.Id));
        Written.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task Rows_of_the_same_moment_are_each_read_once()
    {
        for (var i = 0; i < 450; i++)
        {
            Written.Record(Interactions.Plain(i) with { AskedAt = Interactions.Noon });
        }

        await Written.FlushAsync(Stop);

        (await NewestIdsAsync()).Distinct().Count().ShouldBe(450);
        (await Host.Rows.CountAsync(Stop)).ShouldBe(450);
    }

    [Fact]
    public async Task The_same_interaction_twice_is_one_row()
    {
        Written.Record(Interactions.Plain(1, "first"));
        Written.Record(Interactions.Plain(1, "second"));
        await Written.FlushAsync(Stop);

        (await Host.Rows.NewestAsync(Stop)).Single().Interaction.Question.ShouldBe("first");
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_is_dropped_alone()
    {
        Written.Record(Interactions.Plain(1));
        Written.Record(Interactions.Plain(2) with { Chunks = [new InteractionChunk("c", double.NaN, InPrompt: true, Cited: true)] });
        Written.Record(Interactions.Plain(3) with { Question = null! });
        Written.Record(Interactions.Plain(4) with { Confidence = double.NaN });
        Written.Record(new Feedback(Interactions.Id(4), "conversation", Helpful: true, null, Interactions.Noon));
        await Written.FlushAsync(Stop);

        var records = await Host.Rows.NewestAsync(Stop);

        records.Select(record => record.Interaction.Id).ShouldBe([Interactions.Id(4), Interactions.Id(1)]);
        records[0].Feedback.ShouldNotBeNull();
        records[0].Interaction.Confidence.ShouldBeNull();
        Written.Dropped.ShouldBe(2);
    }

    [Fact]
    public async Task Disposing_writes_what_waits_and_later_records_are_counted_as_dropped()
    {
        for (var i = 0; i < 300; i++)
        {
            Written.Record(Interactions.Plain(i));
        }

        await Written.DisposeAsync();
        Written.Record(Interactions.Plain(999));
        await Written.FlushAsync(Stop);
        await Written.DisposeAsync();

        (await Host.Rows.CountAsync(Stop)).ShouldBe(300);
        Written.Dropped.ShouldBe(1);
    }

    [Fact]
    public async Task Two_services_share_a_file()
    {
        var other = Host.Open();
        await using (other)
        {
            for (var i = 0; i < 400; i += 2)
            {
                Written.Record(Interactions.Plain(i));
                other.Record(Interactions.Plain(i + 1));
            }

            await Task.WhenAll(Written.FlushAsync(Stop), other.FlushAsync(Stop));
        }

        (await Host.Rows.CountAsync(Stop)).ShouldBe(400);
        (Written.Dropped + other.Dropped).ShouldBe(0);
    }

    private async Task<FailureSignal> SignalsAsync(int number) => (await Host.Rows.FindAsync(Interactions.Id(number), Stop)).ShouldNotBeNull().Interaction.Signals;

    private async Task<IReadOnlyList<string>> NewestIdsAsync() => [.. (await Host.Rows.NewestAsync(Stop)).Select(record => record.Interaction.Id)];

    private static string Json(Interaction interaction) => JsonSerializer.Serialize(interaction, ContractJson.Options);
}
