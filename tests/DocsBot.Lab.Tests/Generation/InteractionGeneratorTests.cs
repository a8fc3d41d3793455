using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Generation;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Tests.Generation;

public sealed class InteractionGeneratorTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly List<InteractionRecord> Rows = Generate(new GeneratorOptions(6_000, Days: 120, Seed: 1, End));

    [Fact]
    public void The_same_seed_gives_the_same_log_and_another_one_does_not()
    {
        var options = new GeneratorOptions(300, Days: 10, Seed: 5, End);

        JsonSerializer.Serialize(Generate(options)).ShouldBe(JsonSerializer.Serialize(Generate(options)));
        JsonSerializer.Serialize(Generate(options with { Seed = 6 })).ShouldNotBe(JsonSerializer.Serialize(Generate(options)));
    }

    [Fact]
    public void There_are_exactly_as_many_as_were_asked_for_within_the_time()
    {
        Rows.Count.ShouldBe(6_000);
        Rows.Select(row => row.Interaction.Id).Distinct().Count().ShouldBe(6_000);
        Rows.ShouldAllBe(row => row.Interaction.AskedAt >= End.AddDays(-120) && row.Interaction.AskedAt < End);
        Rows.ShouldAllBe(row => row.Feedback == null || row.Feedback.GivenAt < End);
    }

    [Fact]
    public void Conversations_have_up_to_six_questions_and_remember_those_before()
    {
        var conversations = Rows.GroupBy(row => row.Interaction.ConversationId).Select(conversation => conversation.OrderBy(row => row.Interaction.AskedAt).Select(row => row.Interaction).ToList()).ToList();

        conversations.Max(conversation => conversation.Count).ShouldBe(6);
        conversations.ShouldAllBe(conversation => conversation.Select(row => row.Language).Distinct().Count() == 1);
        conversations.Where(conversation => conversation.Count > 1).ShouldAllBe(conversation => conversation[0].History.Count == 0 && conversation[1].History[0].Text == conversation[0].Question);
    }

    [Fact]
    public void A_question_that_is_asked_again_is_marked_on_the_one_before()
    {
        var rephrased = 0;
        foreach (var conversation in Rows.GroupBy(row => row.Interaction.ConversationId))
        {
            var rows = conversation.Select(row => row.Interaction).OrderBy(row => row.AskedAt).ToList();
            for (var i = 1; i < rows.Count; i++)
            {
                rows[i - 1].Signals.HasFlag(FailureSignal.Rephrased).ShouldBe(rows[i].RepeatsLast);
                rephrased += rows[i].RepeatsLast ? 1 : 0;
            }
        }

        rephrased.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Signals_are_those_that_the_service_would_find()
    {
        var options = new SignalOptions();
        foreach (var (row, feedback) in Rows.Select(record => (record.Interaction, record.Feedback)))
        {
            var found = FailureSignals.Of(row, options) | (feedback?.Helpful == false ? FailureSignal.ThumbsDown : FailureSignal.None);
            (row.Signals & ~FailureSignal.Rephrased).ShouldBe(found, row.Id);
        }
    }

    [Fact]
    public void What_readers_feel_goes_with_the_answers_and_a_step_back_shows()
    {
        Share(row => row.Feedback?.Helpful == true, row => row.Feedback is not null && row.Interaction.Groundedness > 0.7)
            .ShouldBeGreaterThan(Share(row => row.Feedback?.Helpful == true, row => row.Feedback is not null && row.Interaction.Outcome == InteractionOutcome.NoAnswer) + 0.2);
        Share(IsFlagged, row => row.Interaction.Prompt?.ToString() == "how_to@v3").ShouldBeGreaterThan(Share(IsFlagged, row => row.Interaction.Prompt?.ToString() == "how_to@v2") + 0.05);
    }

    [Fact]
    public void Weekdays_and_popular_topics_are_asked_more_often()
    {
        Rows.Count(row => row.Interaction.AskedAt.DayOfWeek == DayOfWeek.Tuesday).ShouldBeGreaterThan(2 * Rows.Count(row => row.Interaction.AskedAt.DayOfWeek == DayOfWeek.Sunday));
        Rows.Count(row => row.Interaction.AskedAt.Hour == 9).ShouldBeGreaterThan(3 * Rows.Count(row => row.Interaction.AskedAt.Hour == 2));
        var cited = Rows.SelectMany(row => row.Interaction.Citations.Take(1)).GroupBy(citation => citation.Url).Select(group => group.Count()).OrderDescending().ToList();
        cited[0].ShouldBeGreaterThan(5 * cited[cited.Count / 4]);
    }

    [Fact]
    public void Every_passage_of_a_prompt_is_pinned_once_before_or_with_its_first_use()
    {
        var pinned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Generate(new GeneratorOptions(500, Days: 1, Seed: 2, End)).Select(record => record.Interaction))
        {
            foreach (var text in row.Pinned)
            {
                pinned.Add(text.Sha256).ShouldBeTrue();
            }
        }

        Generate(new GeneratorOptions(500, Days: 1, Seed: 2, End)).SelectMany(record => record.Interaction.Chunks).Where(chunk => chunk.Pin is not null && !pinned.Contains(chunk.Pin)).ShouldBeEmpty();
    }

    [Fact]
    public void One_interaction_can_be_generated() => Generate(new GeneratorOptions(1, Days: 1, Seed: 3, End)).Count.ShouldBe(1);

    private static bool IsFlagged(InteractionRecord row) => row.Interaction.Signals != FailureSignal.None;

    private static double Share(Func<InteractionRecord, bool> of, Func<InteractionRecord, bool> among)
    {
        var rows = Rows.Where(among).ToList();
        rows.Count.ShouldBeGreaterThan(20);
        return (double)rows.Count(of) / rows.Count;
    }

    private static List<InteractionRecord> Generate(GeneratorOptions options) => [.. InteractionGenerator.Hours(options).SelectMany(hour => hour)];
}
