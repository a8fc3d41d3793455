using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log;

/// <summary>What is over its time is emptied or deleted: whichever the log's database is.</summary>
public abstract class LogRetentionSuite : LogSuite
{
    [Fact]
    public async Task What_is_over_its_time_is_emptied_and_the_figures_stay()
    {
        await WriteAsync(Aged(1, days: 40), Aged(2, days: 10));

        await ExpireAsync(new RetentionOptions { Questions = Days(30), Answers = Days(30), Comments = Days(30), Places = Days(30) });

        var old = await FindAsync(1);
        old.Interaction.ShouldSatisfyAllConditions(
            row => row.Question.ShouldBeEmpty(),
            row => row.SearchText.ShouldBeNull(),
            row => row.SearchParts.ShouldBeEmpty(),
            row => row.History.ShouldBeEmpty(),
            row => row.Answer.ShouldBeNull(),
            row => row.Reasoning.ShouldBeNull(),
            row => row.PageUrl.ShouldBeNull(),
            row => row.Origin.ShouldBeNull(),
            row => row.Usage!.InputTokens.ShouldBe(1_200),
            row => row.Citations.ShouldHaveSingleItem());
        old.Feedback!.Comment.ShouldBeNull();
        old.Feedback.Helpful.ShouldBeFalse();
        (await FindAsync(2)).Interaction.Question.ShouldBe("How?");
        (await FindAsync(2)).Feedback!.Comment.ShouldBe("Not this");
    }

    [Fact]
    public async Task Each_kind_of_text_has_its_own_time()
    {
        await WriteAsync(Aged(1, days: 40));

        await ExpireAsync(new RetentionOptions { Questions = Days(30), Answers = Days(60) });

        var row = (await FindAsync(1)).Interaction;
        row.Question.ShouldBeEmpty();
        row.Answer.ShouldNotBeNull();
        row.Origin.ShouldNotBeNull();
    }

    [Fact]
    public async Task Thousands_of_rows_are_deleted_in_one_run_and_the_young_stay()
    {
        await WriteAsync([.. Enumerable.Range(1, 2_500).Select(i => Interactions.Plain(i) with { ConversationId = $"conversation {i / 4}", AskedAt = Ago(40).AddSeconds(i) }), Aged(9_000, days: 10)]);

        await ExpireAsync(new RetentionOptions { Rows = Days(30) });

        (await Host.Rows.NewestAsync(Stop)).Select(row => row.Interaction.Id).ShouldBe([Interactions.Id(9_000)]);
    }

    [Fact]
    public async Task Rows_of_one_moment_are_all_deleted()
    {
        var moment = Ago(40);
        await WriteAsync([.. Enumerable.Range(1, 1_500).Select(i => Interactions.Plain(i) with { ConversationId = $"conversation {i / 4}", AskedAt = moment })]);

        await ExpireAsync(new RetentionOptions { Rows = Days(30) });

        (await Host.Rows.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_forgotten_conversation_is_gone_with_what_waits_and_others_stay()
    {
        await using var log = Host.Open();
        log.Record(Interactions.Plain(1) with { ConversationId = "mine" });
        log.Record(Interactions.Plain(2) with { ConversationId = "theirs" });
        await log.FlushAsync(Stop);
        log.Record(Interactions.Plain(3) with { ConversationId = "mine" });

        log.Forget("mine").ShouldBeTrue();
        await log.FlushAsync(Stop);

        (await Host.Rows.NewestAsync(Stop)).ShouldHaveSingleItem().Interaction.Id.ShouldBe(Interactions.Id(2));
    }

    private static DateTimeOffset Ago(int days) => TimeProvider.System.GetUtcNow() - Days(days);

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    private static Interaction Aged(int number, int days) => Interactions.Full(number) with { AskedAt = Ago(days) };

    private async Task<InteractionRecord> FindAsync(int number) =>
        (await Host.Rows.FindAsync(Interactions.Id(number), Stop)).ShouldNotBeNull();

    private async Task WriteAsync(params Interaction[] interactions)
    {
        await using var log = Host.Open();
        foreach (var interaction in interactions)
        {
            log.Record(interaction);
            log.Record(new Feedback(interaction.Id, interaction.ConversationId, Helpful: false, "Not this", interaction.AskedAt));
        }

        await log.FlushAsync(Stop);
        log.Dropped.ShouldBe(0);
    }

    /// <summary>The log expires what is old when it starts, after what waited then; a flush comes in between, so it is waited for what is gone.</summary>
    private async Task ExpireAsync(RetentionOptions options)
    {
        await using var log = Host.Open(options);
        for (var i = 0; i < 2_400 && !await IsDoneAsync(options); i++)
        {
            await Task.Delay(25, Stop);
        }
    }

    private async Task<bool> IsDoneAsync(RetentionOptions options)
    {
        string?[] left =
        [
            options.Rows is null ? null : "true",
            options.Questions == Days(30) ? "question <> ''" : null,
            options.Answers == Days(30) ? "answer IS NOT NULL" : null,
            options.Comments == Days(30) ? "comment IS NOT NULL" : null,
            options.Places == Days(30) ? "origin IS NOT NULL" : null,
        ];
        return await Host.Rows.ScalarAsync<long>($"SELECT count(*) FROM interactions WHERE asked_at < '{InteractionRow.ToText(Ago(30))}' AND ({string.Join(" OR ", left.OfType<string>())})", Stop) == 0;
    }
}
