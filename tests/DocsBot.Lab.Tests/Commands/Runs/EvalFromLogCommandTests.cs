using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reviews;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Commands.Runs;

public sealed class EvalFromLogCommandTests
{
    private static readonly Interaction Answered = new()
    {
        Id = "0198c0de-0000-7000-8000-000000000001",
        ConversationId = "c",
        AskedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Question = "And \"quoted\": \u0007 on\u2028two lines?",
        History = [new Turn(TurnRole.User, "How do I change the port?")],
        Language = "en",
        Answer = "With `--urls`. [1]",
        Citations = [new Citation(1, "chunk", "Start", "/docs/getting-started#port")],
        Timings = new StageTimings { TotalMs = 5 },
        Outcome = InteractionOutcome.Answered,
    };

    [Fact]
    public void A_helpful_answer_is_a_case_with_its_pages_and_itself_as_reference()
    {
        var made = LoggedCases.Of(Rated(Answered, isHelpful: true)).ShouldNotBeNull();

        made.Pages.Keys.ShouldBe(["/docs/getting-started"]);
        made.Reference.ShouldBe("With `--urls`.");
        made.Slices["language"].ShouldBe("en");
        LoggedCases.Of(Rated(Answered with { Outcome = InteractionOutcome.NoAnswer, Answer = null, Citations = [] }, isHelpful: true))!.Unanswerable.ShouldBeTrue();
    }

    [Fact]
    public void What_nobody_vouches_for_is_no_case()
    {
        LoggedCases.Of(Rated(Answered, isHelpful: false)).ShouldBeNull();
        LoggedCases.Of(new InteractionRecord(Answered, Feedback: null)).ShouldBeNull();
        LoggedCases.Of(Rated(Answered with { Redacted = true }, isHelpful: true)).ShouldBeNull();
        LoggedCases.Of(Rated(Answered with { Citations = [] }, isHelpful: true)).ShouldBeNull();
        LoggedCases.Of(Rated(Answered with { Question = "" }, isHelpful: true)).ShouldBeNull();
        LoggedCases.Of(Rated(Answered with { Outcome = InteractionOutcome.Failed }, isHelpful: true)).ShouldBeNull();
    }

    [Fact]
    public void A_reviewed_answer_is_a_case_with_what_the_reviewers_accepted()
    {
        var record = new InteractionRecord(Answered, Feedback: null);

        var good = ReviewedCases.Of(record, [Reviewed(correctness: 5)]).ShouldNotBeNull();
        (good.Reference, good.Pages.Keys.Single()).ShouldBe(("With `--urls`.", "/docs/getting-started"));

        var mended = ReviewedCases.Of(record, [Reviewed(correctness: 3) with { Better = "With --urls, such as --urls http://localhost:8080. [1]", Pages = ["docs:getting-started.md"] }]).ShouldNotBeNull();
        (mended.Reference, mended.Pages.Keys.Single()).ShouldBe(("With --urls, such as --urls http://localhost:8080.", "docs:getting-started.md"));

        ReviewedCases.Of(record, [Reviewed(correctness: 1) with { Verdict = ReviewVerdict.DocsGap }])!.Unanswerable.ShouldBeTrue();
    }

    [Fact]
    public void Where_reviewers_say_too_little_or_contradict_each_other_there_is_no_case()
    {
        var record = new InteractionRecord(Answered, Feedback: null);

        ReviewedCases.Of(record, [Reviewed(correctness: 5), Reviewed(correctness: 1)]).ShouldBeNull();
        ReviewedCases.Of(record, [Reviewed(correctness: 1) with { Verdict = ReviewVerdict.DocsGap }, Reviewed(correctness: 2) with { Verdict = ReviewVerdict.RetrievalMiss }]).ShouldBeNull();
        ReviewedCases.Of(record, [Reviewed(correctness: 2)]).ShouldBeNull();
        ReviewedCases.Of(new InteractionRecord(Answered with { Redacted = true }, Feedback: null), [Reviewed(correctness: 5)]).ShouldBeNull();
    }

    [Fact]
    public async Task Reviews_in_the_log_become_a_file_that_can_be_read()
    {
        var folder = Directory.CreateTempSubdirectory("docsbot-lab-test-");
        try
        {
            var log = new InteractionLogOptions { Path = Path.Combine(folder.FullName, InteractionLogOptions.FileName) };
            var stop = TestContext.Current.CancellationToken;
            await using (var writer = new InteractionLog(log, TimeProvider.System, NullLogger<InteractionLog>.Instance))
            {
                writer.Record(Answered);
                await writer.FlushAsync(stop);
            }

            var reviews = new ReviewLog(LogDatabase.Of(log), TimeProvider.System);
            await reviews.AddAsync([new ReviewItem { Id = "item", Subject = "s", Kind = ReviewKind.Single, Reason = ReviewReason.Sample, InteractionId = Answered.Id, AddedAt = Answered.AskedAt, Priority = 1, Needed = 1 }], stop);
            await reviews.SaveAsync(Reviewed(correctness: 5), stop);
            var file = Path.Combine(folder.FullName, "cases.yaml");
            using var errors = new StringWriter();

            (await LabCommandLine.RunAsync(["eval", "from-log", "--reviewed", "--output", file, "--data", folder.FullName], TextWriter.Null, errors)).ShouldBe(0, errors.ToString());

            ScenarioFile.Read(file).Cases.ShouldHaveSingleItem().Reference.ShouldBe("With `--urls`.");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Whatever_a_reader_typed_is_read_back_as_it_was()
    {
        var made = LoggedCases.Of(Rated(Answered, isHelpful: true))!;
        using var written = new StringWriter();

        ScenarioWriter.Write(new ScenarioFile("from: log", [made]), "What # readers: asked.", written);

        var read = ScenarioFile.Parse("written.yaml", System.Text.Encoding.UTF8.GetBytes(written.ToString()));
        read.Name.ShouldBe("from: log");
        var back = read.Cases.ShouldHaveSingleItem();
        back.Question.ShouldBe(Answered.Question);
        back.History.ShouldBe(made.History);
        back.Pages.Keys.ShouldBe(made.Pages.Keys);
        back.Reference.ShouldBe(made.Reference);
        back.Slices.ShouldBe(made.Slices);
    }

    [Fact]
    public async Task An_empty_log_writes_no_file_and_a_file_that_is_there_is_not_replaced()
    {
        var folder = Directory.CreateTempSubdirectory("docsbot-lab-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "cases.yaml");
            using var errors = new StringWriter();
            (await RunAsync(file, folder.FullName, errors)).ShouldBe(1);
            errors.ToString().ShouldContain("Nothing is written");
            File.Exists(file).ShouldBeFalse();

            await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
            (await RunAsync(file, folder.FullName, errors)).ShouldBe(1);
            errors.ToString().ShouldContain("--force");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<int> RunAsync(string file, string data, TextWriter errors) => LabCommandLine.RunAsync(["eval", "from-log", "--output", file, "--data", data], TextWriter.Null, errors);

    private static Providers.Log.Reviews.Review Reviewed(int correctness) => new()
    {
        Id = "r", ItemId = "item", InteractionId = Answered.Id, Reviewer = "ada", ReviewedAt = Answered.AskedAt, Correctness = correctness,
    };

    private static InteractionRecord Rated(Interaction interaction, bool isHelpful) => new(interaction, new Feedback(interaction.Id, "c", isHelpful, Comment: null, interaction.AskedAt));
}
