using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Reading;

/// <summary>Lists over a log of random interactions, on either database.</summary>
public abstract class ListSuite : LogSuite
{
    private static readonly (string Name, InteractionFilter Filter, Func<InteractionRecord, bool> Expected)[] Filters =
    [
        ("all", new InteractionFilter(), _ => true),
        ("a time", new InteractionFilter { From = At("2026-02-27T06:00Z"), To = At("2026-03-01T12:30Z") }, row => row.Interaction.AskedAt >= At("2026-02-27T06:00Z") && row.Interaction.AskedAt < At("2026-03-01T12:30Z")),
        ("a signal", new InteractionFilter { Signals = FailureSignal.BrokenRule }, row => row.Interaction.Signals.HasFlag(FailureSignal.BrokenRule)),
        ("one of two signals", new InteractionFilter { Signals = FailureSignal.Slow | FailureSignal.ThumbsDown }, row => (row.Interaction.Signals & (FailureSignal.Slow | FailureSignal.ThumbsDown)) != FailureSignal.None),
        ("an outcome", new InteractionFilter { Outcome = InteractionOutcome.Degraded }, row => row.Interaction.Outcome == InteractionOutcome.Degraded),
        ("thumbs down", new InteractionFilter { Helpful = false }, row => row.Feedback?.Helpful == false),
        ("a domain", new InteractionFilter { Domain = "api" }, row => row.Interaction.Route?.Domain == "api"),
        ("no domain", new InteractionFilter { Domain = "" }, row => row.Interaction.Route is null),
        ("a version of a prompt", new InteractionFilter { Prompt = "how_to@v2" }, row => row.Interaction.Prompt is { Name: "how_to", Version: 2 }),
        ("all versions of a prompt", new InteractionFilter { Prompt = "answer" }, row => row.Interaction.Prompt?.Name == "answer"),
        ("no prompt", new InteractionFilter { Prompt = "" }, row => row.Interaction.Prompt is null),
        ("a model", new InteractionFilter { Model = "gpt-5" }, row => row.Interaction.Model == "gpt-5"),
        ("a language", new InteractionFilter { Language = "de" }, row => row.Interaction.Language == "de"),
        ("a site", new InteractionFilter { Site = "https://other.example" }, row => row.Interaction.Origin == "https://other.example"),
        ("pages below an address", new InteractionFilter { Page = "https://docs.example/a/" }, row => row.Interaction.PageUrl?.StartsWith("https://docs.example/a/", StringComparison.Ordinal) == true),
        ("no page", new InteractionFilter { Page = "" }, row => row.Interaction.PageUrl is null),
        ("a version of the product", new InteractionFilter { ProductVersion = "2.0" }, row => row.Interaction.Filter.Version == "2.0"),
        ("an experiment", new InteractionFilter { Experiment = "shorter" }, row => row.Interaction.Route?.Experiment == "shorter"),
        ("an arm", new InteractionFilter { Experiment = "shorter/how_to@v3" }, row => row.Interaction.Route is { Experiment: "shorter", Arm: "how_to@v3" }),
        ("no experiment", new InteractionFilter { Experiment = "" }, row => row.Interaction.Route?.Experiment is null),
        ("a text in any case", new InteractionFilter { Text = "QUESTION 7 " }, row => row.Interaction.Question.Contains("Question 7 ", StringComparison.Ordinal)),
        ("a text with the wildcards of SQL", new InteractionFilter { Text = "100% of a_b" }, _ => true),
        ("a wildcard that is no wildcard", new InteractionFilter { Text = "1_0" }, _ => false),
        ("a text in an answer or a comment", new InteractionFilter { Text = "no good" }, row => row.Feedback?.Comment == "no good"),
        ("a text of an attacker", new InteractionFilter { Text = "'; DROP TABLE interactions; --" }, _ => false),
        ("a conversation", new InteractionFilter { ConversationId = "conversation-3" }, row => row.Interaction.ConversationId == "conversation-3"),
        ("what nobody has", new InteractionFilter { Language = "xx" }, _ => false),
        (
            "several together",
            new InteractionFilter { Language = "en", Outcome = InteractionOutcome.Answered, Signals = FailureSignal.LowGroundedness, Text = "question" },
            row => row.Interaction is { Language: "en", Outcome: InteractionOutcome.Answered } && row.Interaction.Signals.HasFlag(FailureSignal.LowGroundedness)
        ),
    ];

    [Fact]
    public async Task A_filter_lets_through_what_it_says_page_by_page_newest_first()
    {
        var newest = await FillAsync();
        foreach (var (name, filter, expected) in Filters)
        {
            (await AllAsync(new InteractionReader(Host.Database), filter, size: 7)).ShouldBe(newest.Where(expected).Select(row => row.Interaction.Id), name);
        }
    }

    /// <summary>The clock of the search jumps: time is up after each look.</summary>
    [Fact]
    public async Task A_list_whose_time_is_up_says_how_far_it_looked_and_goes_on_there()
    {
        var newest = await FillAsync();
        foreach (var (name, filter, expected) in Filters)
        {
            (await AllAsync(new InteractionReader(Host.Database, new LeapingClock()), filter, size: 100)).ShouldBe(newest.Where(expected).Select(row => row.Interaction.Id), name);
        }
    }

    [Fact]
    public async Task A_page_shows_what_the_row_holds()
    {
        var newest = await FillAsync();
        var page = await new InteractionReader(Host.Database).ListAsync(new InteractionFilter { Helpful = false }, after: null, size: 1, Stop);

        var row = page.Rows.ShouldHaveSingleItem();
        var record = newest.First(one => one.Feedback?.Helpful == false);
        row.ShouldSatisfyAllConditions(
            _ => row.Id.ShouldBe(record.Interaction.Id),
            _ => row.AskedAt.ShouldBe(record.Interaction.AskedAt),
            _ => row.Question.ShouldBe(record.Interaction.Question),
            _ => row.Outcome.ShouldBe(record.Interaction.Outcome),
            _ => row.Signals.ShouldBe(record.Interaction.Signals),
            _ => row.Helpful.ShouldBe(false),
            _ => row.Comment.ShouldBe(record.Feedback!.Comment),
            _ => row.Prompt.ShouldBe(record.Interaction.Prompt?.ToString()),
            _ => row.Arm.ShouldBe(record.Interaction.Route?.Arm),
            _ => row.Cost.ShouldBe((double?)record.Interaction.Cost),
            _ => row.TotalMs.ShouldBe(record.Interaction.Timings.TotalMs));
        page.Next.ShouldNotBeNull();
        page.LookedBackTo.ShouldBe(row.AskedAt);
        InteractionCursor.TryParse(page.Next.ToString(), out var cursor).ShouldBeTrue();
        cursor.ShouldBe(page.Next);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> AllAsync(InteractionReader reader, InteractionFilter filter, int size)
    {
        var ids = new List<string>();
        var cursor = default(InteractionCursor);
        do
        {
            var page = await reader.ListAsync(filter, cursor, size, Stop);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(size);
            page.Next.ShouldNotBe(cursor ?? new InteractionCursor("", ""));
            ids.AddRange(page.Rows.Select(row => row.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return ids;
    }

    private async Task<IReadOnlyList<InteractionRecord>> FillAsync()
    {
        var random = new RandomLog(1);
        await using (var log = Host.Open())
        {
            for (var i = 0; i < 400; i++)
            {
                var one = random.Interaction();
                log.Record(one);
                if (random.Next(3) == 0)
                {
                    log.Record(random.Feedback(one));
                }
            }

            await log.FlushAsync(Stop);
        }

        return await new InteractionReader(Host.Database).NewestAsync(Stop).ToListAsync(Stop);
    }

    private sealed class LeapingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++_seconds;
    }
}
