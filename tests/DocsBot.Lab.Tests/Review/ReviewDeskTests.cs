using DocsBot.Core.Curation;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Lab.Review.Desk;
using DocsBot.Lab.Review.Export;
using DocsBot.Lab.Review.Queue;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Log.Reviews;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Review;

/// <summary>From a row of the log to an answer that is served and a case that is evaluated, over a real index and a real log.</summary>
public sealed class ReviewDeskTests : IAsyncLifetime
{
    private readonly SetFolder _set = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-desk-").FullName;
    private TemporaryIndex _index = null!;
    private LogDatabase _log = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ReviewLog Reviews => new(_log, TimeProvider.System);

    private CuratedAnswerLog Curated => new(_log, TimeProvider.System);

    private InteractionReader Interactions => new(_log, TimeProvider.System);

    private CaseReader Cases => new(Reviews, Curated, Interactions, _index.Store);

    private ReviewDesk Desk => new(Reviews, Curated, Cases, _index.Store, new CurationOptions(), TimeProvider.System);

    private QueueFiller Filler => new(Reviews, Curated, Interactions, _index.Store, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        _index = await TemporaryIndex.BuildAsync(new JsonLinesSource(_set.File("corpus.jsonl")), Stop);
        var options = new InteractionLogOptions { Path = Path.Combine(_folder, InteractionLogOptions.FileName) };
        _log = LogDatabase.Of(options);
        var chunks = (await _index.Store.SearchAsync(new SearchRequest { Text = "walrus clams", Top = 5 }, Stop)).ByWords.Select(hit => hit.Chunk).ToList();
        await using var log = new InteractionLog(options, TimeProvider.System, NullLogger<InteractionLog>.Instance);
        log.Record(new Interaction
        {
            Id = "disliked",
            ConversationId = "c1",
            AskedAt = TimeProvider.System.GetUtcNow(),
            Question = "What does a walrus eat?",
            Answer = "It eats fish. [2]",
            Prompt = new PromptId("answer", 3, "hash"),
            Outcome = InteractionOutcome.Answered,
            Chunks = [.. chunks.Select((chunk, i) => new InteractionChunk(chunk.Id.ToString(), 1, InPrompt: true, Cited: i == 1))],
            Timings = new StageTimings { TotalMs = 1 },
        });
        log.Record(new Feedback("disliked", "c1", Helpful: false, "Wrong!", TimeProvider.System.GetUtcNow()));
        await log.FlushAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _set.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_reader_disliked_is_queued_corrected_accepted_and_becomes_a_case_that_eval_reads()
    {
        (await Filler.FillAsync(Stop)).ShouldBe(1);
        (await Filler.FillAsync(Stop)).ShouldBe(0);
        var item = (await Reviews.ClaimNextAsync("ann", Stop))!;
        item.Reason.ShouldBe(ReviewReason.ThumbsDown);
        (await Reviews.ListAsync(5, Stop)).ShouldHaveSingleItem().Question.ShouldBe("What does a walrus eat?");

        var outcome = await Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 1, Readability = 5, Verdict = ReviewVerdict.BadAnswer, Better = "It eats clams. [2]", Accept = true, Questions = ["What does a walrus eat?", " What do walruses eat? "] }, Stop);

        outcome.ShouldBe(SaveOutcome.Saved);
        var accepted = (await Curated.ReadAsync(known: null, Stop))!.Answers.ShouldHaveSingleItem();
        accepted.Text.ShouldBe("It eats clams. [1]");
        accepted.Questions.ShouldBe(["What does a walrus eat?", "What do walruses eat?"]);
        (await CuratedSources.FindAsync(_index.Store, accepted, Stop)).ShouldNotBeNull();
        var review = (await Reviews.ReviewsOfAsync(item.Id, Stop)).ShouldHaveSingleItem();
        (review.EditDistance, review.Prompt).ShouldBe((0.25, "answer@v3"));

        var written = new StringWriter();
        ScenarioWriter.Write(new ScenarioFile("reviewed", [.. AcceptedCases.Of(await Curated.ListAsync(Stop))]), "Reviewed.", written);
        var file = Path.Combine(_folder, "reviewed.yaml");
        await File.WriteAllTextAsync(file, written.ToString(), Stop);
        var read = ScenarioFile.Read(file).Cases;
        read.Select(known => known.Question).ShouldBe(accepted.Questions);
        read[0].Reference.ShouldBe("It eats clams.");
        read[0].Pages.Keys.ShouldBe([accepted.Sources[0].Page.ToString()]);
    }

    [Fact]
    public async Task Whoever_judges_again_has_only_his_last_answer_served()
    {
        await Filler.FillAsync(Stop);
        var item = (await Reviews.ClaimNextAsync("ann", Stop))!;
        await Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 1, Better = "It eats rocks. [2]", Accept = true }, Stop);

        await Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 1, Better = "It eats clams. [2]", Accept = true }, Stop);
        (await Curated.ReadAsync(known: null, Stop))!.Answers.ShouldHaveSingleItem().Text.ShouldBe("It eats clams. [1]");

        await Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 1 }, Stop);
        (await Curated.ReadAsync(known: null, Stop))!.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_without_a_source_or_with_one_that_is_not_there_is_not_accepted_and_nothing_is_written()
    {
        await Filler.FillAsync(Stop);
        var item = (await Reviews.ClaimNextAsync("ann", Stop))!;

        (await Should.ThrowAsync<ReviewException>(() => Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 3, Better = "Clams.", Accept = true }, Stop))).Message.ShouldContain("Cite at least one");
        (await Should.ThrowAsync<ReviewException>(() => Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 3, Better = "Clams. [99]", Accept = true }, Stop))).Message.ShouldContain("[99]");
        (await Should.ThrowAsync<ReviewException>(() => Desk.JudgeAsync(item.Id, "ann", new Judgement { Accept = true }, Stop))).Message.ShouldContain("how right");
        (await Should.ThrowAsync<ReviewException>(() => Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 9 }, Stop))).Message.ShouldContain("1 to 5");

        (await Curated.ListAsync(Stop)).ShouldBeEmpty();
        (await Reviews.ReviewsOfAsync(item.Id, Stop)).ShouldBeEmpty();
        (await Desk.JudgeAsync("nothing", "ann", new Judgement { Correctness = 3 }, Stop)).ShouldBe(SaveOutcome.Gone);
    }

    [Fact]
    public async Task Undo_takes_the_accepted_answer_back_with_the_review()
    {
        await Filler.FillAsync(Stop);
        var item = (await Reviews.ClaimNextAsync("ann", Stop))!;
        await Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 4, Accept = true }, Stop);

        (await Desk.UndoAsync("ann", Stop)).ShouldNotBeNull();

        (await Curated.ReadAsync(known: null, Stop))!.Answers.ShouldBeEmpty();
        (await Reviews.ClaimNextAsync("ann", Stop))!.Id.ShouldBe(item.Id);
    }

    [Fact]
    public async Task An_answer_whose_source_changed_comes_back_once_and_not_again_after_it_was_accepted_anew()
    {
        await Filler.FillAsync(Stop);
        var item = (await Reviews.ClaimNextAsync("ann", Stop))!;
        await Desk.JudgeAsync(item.Id, "ann", new Judgement { Correctness = 4, Accept = true }, Stop);
        var stored = (await Curated.ListAsync(Stop))[0];
        var source = stored.Answer.Sources[0];
        await Curated.SaveAsync(stored.Answer with { Sources = [source with { Sha256 = "of another text" }] }, stored.Revision, Stop);

        (await Filler.FillAsync(Stop)).ShouldBe(1);
        (await Filler.FillAsync(Stop)).ShouldBe(0);
        var again = (await Reviews.ClaimNextAsync("bob", Stop))!;
        again.Reason.ShouldBe(ReviewReason.Expired);
        var subject = (await Cases.FindAsync(again.Id, [], Stop))!;
        subject.HasChangedSources.ShouldBeTrue();
        var now = subject.Sources.First(known => known.Chunk is not null).Number;

        await Desk.JudgeAsync(again.Id, "bob", new Judgement { Correctness = 5, Better = $"It eats clams. [{now}]", Accept = true }, Stop);

        (await Filler.FillAsync(Stop)).ShouldBe(0);
        (await CuratedSources.FindAsync(_index.Store, (await Curated.ListAsync(Stop))[0].Answer, Stop)).ShouldNotBeNull();
    }
}
