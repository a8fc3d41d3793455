using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log;

/// <summary>The figures of experiments in the interaction log, and the arms that are closed: whichever the log's database is.</summary>
public abstract class ExperimentLogSuite : LogSuite
{
    private static readonly PromptId Arm = new("answer", 2, "hash-2");
    private InteractionLog? _log;
    private int _asked;

    private InteractionLog Written => _log ??= Host.Open();

    private ExperimentLog Experiments => new(Host.Database, TimeProvider.System);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_log is not null)
        {
            await _log.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_arm_is_counted_by_how_its_answers_ended_what_readers_said_and_what_they_cost()
    {
        Ask(InteractionOutcome.Answered, helpful: true, cost: 0.5m);
        Ask(InteractionOutcome.NoAnswer, helpful: false, cost: 0.25m);
        Ask(InteractionOutcome.Degraded, cost: null);
        Ask(InteractionOutcome.Failed, helpful: false, cost: null);
        Ask(InteractionOutcome.Cancelled, helpful: false, cost: 8);
        Ask(InteractionOutcome.Failed, experiment: "other");
        Ask(InteractionOutcome.Failed, arm: Arm with { Version = 1 });
        Ask(InteractionOutcome.Failed, arm: Arm with { Sha256 = "hash of before" });
        await Written.FlushAsync(Stop);

        (await Experiments.CountAsync("trial", Arm, Stop)).ShouldBe(new ArmFigures(Answers: 4, Errors: 2, Ratings: 4, ThumbsDown: 3, PricedAnswers: 2, Cost: 0.75));
    }

    [Fact]
    public async Task A_log_that_is_not_there_or_is_empty_holds_nothing()
    {
        (await Experiments.CountAsync("trial", Arm, Stop)).Answers.ShouldBe(0);
        (await Experiments.ReadClosedAsync(Stop)).ShouldBeEmpty();
        await Written.FlushAsync(Stop);
        (await Experiments.CountAsync("trial", Arm, Stop)).ShouldBe(new ArmFigures(0, 0, 0, 0, 0, 0));
        (await Experiments.ReadClosedAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_arm_that_was_closed_first_stays_as_it_was()
    {
        var closed = new ClosedArm("trial", "answer@v2", "hash-2", Interactions.Noon.AddTicks(7), "error rate 0.5 is over 0.1 (5 of 10 answers)", new ArmFigures(10, 5, 4, 3, 2, 0.125));

        await Experiments.CloseAsync(closed, Stop);
        await Experiments.CloseAsync(closed with { Reason = "later" }, Stop);
        await Experiments.CloseAsync(closed with { Sha256 = "hash-3" }, Stop);

        (await Experiments.ReadClosedAsync(Stop)).OrderBy(arm => arm.Sha256, StringComparer.Ordinal).ShouldBe([closed, closed with { Sha256 = "hash-3" }]);
        Ask(InteractionOutcome.Answered);
        await Written.FlushAsync(Stop);
        (await Experiments.CountAsync("trial", Arm, Stop)).Answers.ShouldBe(1);
    }

    [Fact]
    public async Task What_one_replica_closes_the_others_and_a_restart_take_over()
    {
        for (var i = 0; i < 10; i++)
        {
            Ask(InteractionOutcome.Answered, helpful: i < 4);
        }

        await Written.FlushAsync(Stop);
        var (first, second, restarted) = (new ClosedArms(), new ClosedArms(), new ClosedArms());
        var (firstLog, secondLog) = (new RecordingLogger<ExperimentReview>(), new RecordingLogger<ExperimentReview>());

        await Review(first, firstLog).RunAsync(Stop);
        await Review(second, secondLog).RunAsync(Stop);
        await Review(first, firstLog).RunAsync(Stop);
        await Review(restarted, new RecordingLogger<ExperimentReview>()).RunAsync(Stop);

        var closed = first.Find("trial", Arm).ShouldNotBeNull();
        closed.Reason.ShouldBe("thumbs-down rate 0.6 is over 0.5 (6 of 10 ratings)");
        second.Find("trial", Arm).ShouldBe(closed);
        restarted.Find("trial", Arm).ShouldBe(closed);
        firstLog.Text.ShouldBe("Warning: The experiment trial has closed its arm answer@v2, whose conversations go to answer@v1 from now on: thumbs-down rate 0.6 is over 0.5 (6 of 10 ratings).");
        secondLog.Entries.ShouldHaveSingleItem().Message.ShouldStartWith("The arm answer@v2 of the experiment trial was closed at ");
    }

    private ExperimentReview Review(ClosedArms closed, RecordingLogger<ExperimentReview> logger)
    {
        var (control, other) = (new PromptReference("answer", 1), new PromptReference("answer", 2));
        var experiment = new PromptExperiment
        {
            Name = "trial", Control = control, Arms = [new ExperimentArm(control, 1), new ExperimentArm(other, 1)], MinimumRatings = 10, Guardrails = new Guardrails { ThumbsDownRate = 0.5 },
        };
        var library = new PromptLibrary([new PromptTemplate(Arm with { Version = 1 }, new PromptSettings(), _ => ""), new PromptTemplate(Arm, new PromptSettings(), _ => "")]);
        var routing = PromptRouting.None with { Domains = [PromptRouting.None.Domains[0] with { Experiment = experiment }] };
        return new ExperimentReview(new CurrentPrompts(new PromptSet(library) { Routing = routing }), Experiments, closed, TimeProvider.System, logger);
    }

    private void Ask(InteractionOutcome outcome, bool? helpful = null, decimal? cost = null, string experiment = "trial", PromptId? arm = null)
    {
        var prompt = arm ?? Arm;
        var interaction = Interactions.Plain(++_asked) with
        {
            Prompt = prompt,
            Route = new InteractionRoute("general", "default", experiment, prompt.ToString()),
            ModelUses = [new ModelUse("answer", "gpt", new TokenUsage(1, 1), cost, 1, Failure: null)],
            Outcome = outcome,
        };
        Written.Record(interaction);
        if (helpful is { } thumb)
        {
            Written.Record(new Feedback(interaction.Id, interaction.ConversationId, thumb, Comment: null, Interactions.Noon));
        }
    }
}
