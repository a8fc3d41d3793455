using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Core.Tests.Routing;

public sealed class ExperimentReviewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ArmFigures Bad = new(100, 100, 0, 0, 0, 0);
    private readonly ClosedArms _closed = new();
    private readonly FakeLog _log = new();

    [Fact]
    public async Task Only_arms_that_break_a_bound_are_closed_and_the_control_never_is()
    {
        _log.Figures["answer@v1"] = Bad;
        _log.Figures["answer@v2"] = Bad;
        _log.Figures["answer@v3"] = new ArmFigures(100, 10, 0, 0, 0, 0);

        await RunAsync();

        _closed.All.ShouldHaveSingleItem().ShouldBe(new ClosedArm("trial", "answer@v2", "hash-2", Noon, "error rate 1 is over 0.1 (100 of 100 answers)", Bad));
        _log.Closed.ShouldBe(_closed.All);
    }

    [Fact]
    public async Task An_arm_that_is_closed_is_neither_counted_nor_written_again()
    {
        _log.Figures["answer@v2"] = Bad;
        await RunAsync();
        _log.Counted.Clear();

        await RunAsync();

        _log.Counted.ShouldBe(["answer@v3"]);
        _log.Closed.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-120)]
    public async Task An_experiment_that_does_not_run_is_not_judged(int minutes)
    {
        _log.Figures["answer@v2"] = Bad;

        await RunAsync(experiment => experiment with { Start = Noon.AddMinutes(minutes), Stop = Noon.AddMinutes(minutes + 60) });

        _log.Counted.ShouldBeEmpty();
        _closed.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_arm_that_could_not_be_written_is_closed_all_the_same_and_written_later()
    {
        _log.Figures["answer@v2"] = Bad;
        _log.Fault = new ExperimentLogException("The disk is full.");

        await Should.ThrowAsync<ExperimentLogException>(() => RunAsync());
        _closed.All.ShouldHaveSingleItem();
        _log.Fault = null;
        await RunAsync();

        _log.Closed.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_log_that_was_begun_anew_is_told_again_what_is_closed()
    {
        _log.Figures["answer@v2"] = Bad;
        await RunAsync();
        _log.Closed.Clear();

        await RunAsync();

        _log.Closed.ShouldHaveSingleItem();
    }

    private Task RunAsync(Func<PromptExperiment, PromptExperiment>? change = null)
    {
        var references = Enumerable.Range(1, 3).Select(version => new PromptReference("answer", version)).ToList();
        var experiment = new PromptExperiment
        {
            Name = "trial", Control = references[0], Arms = [.. references.Select(reference => new ExperimentArm(reference, 1))], MinimumSample = 100, Guardrails = new Guardrails { ErrorRate = 0.1 },
        };
        var library = new PromptLibrary(Enumerable.Range(1, 3).Select(version => new PromptTemplate(new PromptId("answer", version, $"hash-{version}"), new PromptSettings(), _ => "")));
        var routing = PromptRouting.None with { Domains = [PromptRouting.None.Domains[0] with { Experiment = change?.Invoke(experiment) ?? experiment }] };
        var prompts = new CurrentPrompts(new PromptSet(library) { Routing = routing });
        return new ExperimentReview(prompts, _log, _closed, new FixedTime(), NullLogger<ExperimentReview>.Instance).RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class FakeLog : IExperimentLog
    {
        public Dictionary<string, ArmFigures> Figures { get; } = new(StringComparer.Ordinal);

        public List<string> Counted { get; } = [];

        public List<ClosedArm> Closed { get; } = [];

        public Exception? Fault { get; set; }

        public Task<ArmFigures> CountAsync(string experiment, PromptId prompt, CancellationToken cancellationToken)
        {
            Counted.Add(prompt.ToString());
            return Task.FromResult(Figures.GetValueOrDefault(prompt.ToString()) ?? new ArmFigures(0, 0, 0, 0, 0, 0));
        }

        public Task<IReadOnlyList<ClosedArm>> ReadClosedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClosedArm>>([.. Closed]);

        public Task CloseAsync(ClosedArm arm, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            Closed.Add(arm);
            return Task.CompletedTask;
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
