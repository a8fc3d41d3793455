using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Reading;

/// <summary>The counts a day, which triggers keep, are what a recount of the rows gives, on either database.</summary>
public abstract class CountsSuite : LogSuite
{
    private protected InteractionReader Reader => new(Host.Database);

    /// <summary>Brings an empty place to a log of version 7, from before there were counts.</summary>
    private protected abstract Task CreateVersion7Async();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_counts_are_those_of_the_rows_whatever_was_done(int seed)
    {
        var random = new RandomLog(seed);
        await using (var log = Host.Open())
        {
            var written = new List<Interaction>();
            for (var i = 0; i < 400; i++)
            {
                switch (random.Next(10))
                {
                    case < 6:
                        written.Add(random.Interaction());
                        log.Record(written[^1]);
                        break;
                    case < 9 when written.Count > 0:
                        log.Record(random.Feedback(written[random.Next(written.Count)]));
                        break;
                    case 9 when random.Next(5) == 0:
                        log.Forget(random.Conversation()).ShouldBeTrue();
                        break;
                }
            }
        }

        await ShouldBeARecountAsync();

        // By hand: some rows, wherever they stand in their conversation; what retention empties; a signal that comes later.
        await Host.ExecuteAsync("DELETE FROM interactions WHERE substr(id, 36, 1) IN ('3', '8')");
        await Host.ExecuteAsync("UPDATE interactions SET page_url = NULL, origin = NULL WHERE asked_at < '2026-02-28'");
        await Host.ExecuteAsync("UPDATE interactions SET signals = signals | 16 WHERE substr(id, 36, 1) IN ('1', '5', '9')");
        await ShouldBeARecountAsync();
    }

    [Fact]
    public async Task Rows_of_an_older_log_count_when_it_is_brought_up_to_date()
    {
        await CreateVersion7Async();
        await Host.ExecuteAsync("""
            WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 200)
            INSERT INTO interactions (id, conversation_id, asked_at, question, history, chunks, citations, dropped_citations, total_ms, outcome, helpful, feedback_at, signals,
                domain, route, experiment, arm, prompt_name, prompt_version, prompt_sha256, model, page_url, language, input_tokens, output_tokens, cost, groundedness, model_uses)
            SELECT 'id-' || i, 'conversation-' || (i % 60), '2026-03-0' || (1 + i % 4) || 'T10:00:00.0000000Z', 'Old?', '[]', '[]', '[]', 0, i * i,
                CASE i % 3 WHEN 0 THEN 'answered' WHEN 1 THEN 'noAnswer' ELSE 'failed' END, CASE i % 5 WHEN 0 THEN 1 WHEN 1 THEN 0 END,
                CASE WHEN i % 5 < 2 THEN '2026-03-05T00:00:00.0000000Z' END, i % 40, 'how-to', 'a rule', CASE i % 7 WHEN 0 THEN 'shorter' END, 'how_to@v2',
                'how_to', 1 + i % 11, 'abc', 'gpt-5', CASE i % 4 WHEN 0 THEN 'https://docs.example/' END, 'en', i, 2, 0.002, 0.5,
                '[{"purpose":"answer","model":"gpt-5","usage":{"inputTokens":7,"outputTokens":2},"cost":0.002,"elapsedMs":5,"failure":null}]'
            FROM number
            """);
        await using (Host.Open())
        {
        }

        await ShouldBeARecountAsync();
    }

    [Fact]
    public async Task A_log_without_rows_has_no_counts()
    {
        await using (var log = Host.Open())
        {
            var one = new RandomLog(6).Interaction();
            log.Record(one);
            log.Forget(one.ConversationId);
        }

        (await Host.Rows.ScalarAsync<long>("SELECT (SELECT count(*) FROM interaction_days) + (SELECT count(*) FROM conversation_days) + (SELECT count(*) FROM call_days)", Stop)).ShouldBe(0);
        (await Reader.OverviewAsync(LogPeriod.All, Stop)).ShouldSatisfyAllConditions(all => all.Days.ShouldBeEmpty(), all => all.Total.Questions.ShouldBe(0));
    }

    [Fact]
    public async Task A_log_that_is_not_there_has_an_empty_overview()
    {
        (await Reader.OverviewAsync(LogPeriod.All, Stop)).Total.ShouldBe(LogFigures.None);
        (await Reader.SlicesAsync(LogDimension.Page, LogPeriod.All, Stop)).Rows.ShouldBeEmpty();
        (await Reader.CostsAsync(LogPeriod.All, Stop)).Calls.ShouldBeEmpty();
        (await Reader.ListAsync(new InteractionFilter(), after: null, size: 10, Stop)).ShouldBe(InteractionPage.Empty);
    }

    private protected async Task ShouldBeARecountAsync()
    {
        var rows = await Reader.NewestAsync(Stop).ToListAsync(Stop);
        rows.Count.ShouldBeGreaterThan(50);
        var last = Recount.LastOfConversations(rows);

        var overview = await Reader.OverviewAsync(LogPeriod.All, Stop);
        Json(overview.Total).ShouldBe(Json(Recount.Of(rows, last)));
        var days = rows.GroupBy(row => DateOnly.FromDateTime(row.Interaction.AskedAt.UtcDateTime)).OrderBy(day => day.Key).ToList();
        overview.Days.Where(day => day.Figures.Questions > 0).Select(day => (day.Day, Json(day.Figures))).ShouldBe(days.Select(day => (day.Key, Json(Recount.Of([.. day], last)))));

        foreach (var dimension in Enum.GetValues<LogDimension>())
        {
            var counts = dimension is LogDimension.Page or LogDimension.Version or LogDimension.Language or LogDimension.Site ? null : last;
            var slices = (await Reader.SlicesAsync(dimension, LogPeriod.All, Stop)).Rows;
            slices.OrderBy(slice => slice.Value, StringComparer.Ordinal).Select(slice => (slice.Value, Json(slice.Figures))).ShouldBe(
                rows.GroupBy(row => Recount.Value(row.Interaction, dimension)).Where(slice => slice.Key is not null).OrderBy(slice => slice.Key, StringComparer.Ordinal)
                    .Select(slice => (slice.Key!, Json(Recount.Of([.. slice], counts)))));
        }

        var calls = (await Reader.CostsAsync(LogPeriod.All, Stop)).Calls;
        calls.OrderBy(call => call.Purpose, StringComparer.Ordinal).ThenBy(call => call.Model, StringComparer.Ordinal).ShouldBe(
            rows.SelectMany(row => row.Interaction.ModelUses).GroupBy(call => (call.Purpose, call.Model))
                .OrderBy(group => group.Key.Purpose, StringComparer.Ordinal).ThenBy(group => group.Key.Model, StringComparer.Ordinal)
                .Select(group => new CallFigures(
                    group.Key.Purpose,
                    group.Key.Model,
                    group.Count(),
                    group.Count(call => call.Failure is not null),
                    group.Count(call => call.Usage?.InputTokens is not null),
                    group.Sum(call => call.Usage?.InputTokens ?? 0),
                    CachedTokens: 0,
                    group.Sum(call => call.Usage?.OutputTokens ?? 0),
                    group.Count(call => call.Cost is not null),
                    (long)(group.Sum(call => call.Cost ?? 0) * 1_000_000_000))));
    }

    private static string Json(LogFigures figures) => JsonSerializer.Serialize(figures with { Signals = new Dictionary<FailureSignal, long>() }) + JsonSerializer.Serialize(figures.Signals.OrderBy(pair => pair.Key));
}
