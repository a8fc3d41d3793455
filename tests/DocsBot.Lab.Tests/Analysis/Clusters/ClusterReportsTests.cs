using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Analysis.Clusters.Quality;

namespace DocsBot.Lab.Tests.Analysis.Clusters;

public sealed class ClusterReportsTests
{
    private static QuestionLog TwoTopics() => new QuestionLog().Ask(
        "How do I rotate an API key?",
        "rotate api keys",
        "rotating the API key fails",
        "how to rotate my api key??",
        "Is it possible to invite guests to a workspace?",
        "invite guest workspace",
        "can I invite guests into our workspace",
        "why is the sky blue");

    [Fact]
    public void Questions_of_the_same_words_are_one_cluster_and_those_like_no_other_stay_apart()
    {
        var report = TwoTopics().Report();

        report.Clusters.Select(cluster => (cluster.Questions, cluster.Conversations)).ShouldBe([(4, 4), (3, 3)]);
        report.Single.ShouldBe(1);
        report.ClusterCount.ShouldBe(2);
        report.Questions.ShouldBe(8);
    }

    [Fact]
    public void A_cluster_is_labelled_by_a_real_question_and_by_words_as_readers_write_them()
    {
        var keys = TwoTopics().Report().Clusters[0];

        keys.Examples.Select(example => example.Question).ShouldContain(keys.Label);
        keys.Label.ShouldContain("rotate", Case.Insensitive);
        keys.Terms.ShouldBe(["rotate", "api", "key"], ignoreOrder: true);
        keys.Examples.Select(example => example.Id).ShouldAllBe(id => id.StartsWith("id-"));
    }

    [Fact]
    public void The_order_in_which_questions_were_asked_does_not_change_the_clusters()
    {
        var log = new QuestionLog();
        foreach (var (text, _) in ParaphrasedTopics.Make(topics: 30, questions: 400, seed: 4))
        {
            log.Ask(text);
        }

        var expected = Shape(log.Report(most: 1_000));
        for (var seed = 0; seed < 3; seed++)
        {
            Shape(log.Shuffled(seed).Report(most: 1_000)).ShouldBe(expected);
        }

        static IEnumerable<(int, int, int)> Shape(ClusterReport report) => report.Clusters.Select(cluster => (cluster.Questions, cluster.Distinct, cluster.Conversations)).Order();
    }

    [Fact]
    public void A_misspelt_question_joins_the_cluster_of_what_was_meant()
    {
        var log = new QuestionLog().Ask("configure webhook retries", "set webhook retries", "webhook retries limit", "webhook retries never stop", "what are webhook retries", "how many webhook retries", "wehbook retries");

        log.Report().Clusters.ShouldHaveSingleItem().Questions.ShouldBe(7);
    }

    [Fact]
    public void A_reader_who_asks_again_and_again_is_one_conversation()
    {
        var log = new QuestionLog();
        for (var i = 0; i < 5; i++)
        {
            log.Ask("delete my account", FailureSignal.Rephrased, conversation: "one");
        }

        var cluster = log.Report().Clusters.ShouldHaveSingleItem();

        (cluster.Questions, cluster.Conversations, cluster.Distinct).ShouldBe((5, 1, 1));
        cluster.Examples.ShouldHaveSingleItem().Times.ShouldBe(5);
    }

    [Fact]
    public void A_cluster_tells_its_signals_comments_and_slices()
    {
        var log = new QuestionLog()
            .Ask("export the audit log", FailureSignal.NoAnswer, language: "en")
            .Ask("export audit logs", FailureSignal.NoAnswer | FailureSignal.ThumbsDown, comment: "It is\n not there!", language: "en")
            .Ask("audit log export", FailureSignal.Slow, language: "de", prompt: "answer@v2");

        var cluster = log.Report().Clusters.ShouldHaveSingleItem();

        cluster.Signals.ShouldBe([new SignalCount(FailureSignal.NoAnswer, 2, 2 / 3.0), new SignalCount(FailureSignal.ThumbsDown, 1, 1 / 3.0), new SignalCount(FailureSignal.Slow, 1, 1 / 3.0)]);
        cluster.Comments.ShouldBe(["It is not there!"]);
        cluster.Slices.Where(slice => slice.Dimension == "language").Select(slice => (slice.Value, slice.Questions)).ShouldBe([("en", 2), ("de", 1)]);
        (cluster.First, cluster.Last).ShouldBe((QuestionLog.Begin, QuestionLog.Begin.AddHours(2)));
    }

    [Fact]
    public void Only_what_chance_does_not_explain_is_rising()
    {
        var log = new QuestionLog();
        for (var i = 0; i < 40; i++)
        {
            log.Ask("upgrade to version five", FailureSignal.NoAnswer, hour: i < 4 ? 1 : 500);
            log.Ask("change the billing address", FailureSignal.NoAnswer, hour: i < 17 ? 1 : 500);
        }

        var clusters = log.Report(earlier: 1_000, later: 1_000).Clusters;

        clusters.Single(cluster => cluster.Label.StartsWith("upgrade", StringComparison.Ordinal)).Trend.Direction.ShouldBe(TrendDirection.Rising);
        clusters.Single(cluster => cluster.Label.StartsWith("change", StringComparison.Ordinal)).Trend.Direction.ShouldBe(TrendDirection.NotShown);
    }

    [Fact]
    public void More_readers_alone_are_no_trend()
    {
        var log = new QuestionLog();
        for (var i = 0; i < 100; i++)
        {
            log.Ask("upgrade to version five", FailureSignal.NoAnswer, hour: i < 10 ? 1 : 500);
        }

        log.Report(earlier: 1_000, later: 9_000).Clusters.ShouldHaveSingleItem().Trend.Direction.ShouldBe(TrendDirection.NotShown);
    }

    [Fact]
    public void Questions_without_words_of_their_own_are_read_as_well()
    {
        var report = new QuestionLog().Ask("?", "??", "if not", "If not!", "", "   ", "删除账户", "删除账户", "help").Report();

        report.Questions.ShouldBe(9);
        report.Clusters.Sum(cluster => cluster.Questions).ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void An_empty_log_has_no_clusters() => new QuestionLog().Report().Clusters.ShouldBeEmpty();
}
