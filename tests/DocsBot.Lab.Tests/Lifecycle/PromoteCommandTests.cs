using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Tests.Lifecycle;

/// <summary>A version reaches readers by an evaluation, an experiment and what came of it.</summary>
public sealed class PromoteCommandTests : IDisposable
{
    private readonly LifecycleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_version_goes_from_its_evaluation_over_an_experiment_to_all_readers_and_back()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1);
        await _folder.LogAsync(experiment: null, _folder.Id(1), conversations: 50, thumbsDown: 20);

        var begun = await _folder.RunAsync("promote", "answer@v2", "--experiment", "20%", "--by", "Ada", "--why", "Better.");

        begun.Errors.ShouldBeEmpty();
        begun.Exit.ShouldBe(0);
        begun.Output.ShouldContain("| correctness  |     0.500 |     0.610 | +0.110 [");
        begun.Output.ShouldContain("answer@v2 gets 20% of the conversations of the domain general, in the experiment answer-v2; the control is answer@v1.");
        begun.Output.ShouldContain("answer@v2 is released as ");
        var experiment = Load().Routing.Domain("general").Experiment.ShouldNotBeNull();
        (experiment.Name, experiment.Control, experiment.MinimumSample, experiment.MinimumRatings).ShouldBe(("answer-v2", new PromptReference("answer", 1), 200, 30));
        experiment.Arms.Select(arm => (arm.Prompt.Version, arm.Weight)).ShouldBe([(1, 80.0), (2, 20.0)]);

        // 40 % of the control's ratings are down; an arm that does as well must not be closed for it.
        experiment.Guardrails.ShouldBe(new Guardrails { ErrorRate = 0.1, ThumbsDownRate = 0.5, CostPerAnswer = 0.032 });
        _folder.Read("routing.yaml").ShouldStartWith("# Ours.");
        _folder.Read("routing.yaml").ShouldContain("    experiment:  # the first\n");

        (await _folder.RunAsync("promote", "answer@v2")).Errors.ShouldContain("answer@v2 has given 0 of the 200 answers after which it is judged in the experiment answer-v2");

        await _folder.LogAsync("answer-v2", _folder.Id(1), conversations: 900, thumbsDown: 360);
        await _folder.LogAsync("answer-v2", _folder.Id(2), conversations: 220, thumbsDown: 22);
        var won = await _folder.RunAsync("promote", "answer@v2", "--by", "Ben");

        won.Errors.ShouldBeEmpty();
        won.Output.ShouldContain("answer@v2 has given 220 answers in 220 conversations, the control answer@v1 900 in 900.");
        won.Output.ShouldMatch(@"\| thumbs_down_rate +\| +10\.0% \(22 of 220\) \| 40\.0% \(360 of 900\) \| -30\.0 \[-34\.\d, -24\.\d\] points \| +better \|");
        won.Output.ShouldContain("answer@v2 answers all questions of the domain general, in the place of answer@v1; the experiment answer-v2 is over.");
        Load().Routing.Domain("general").ShouldBe(new PromptDomain { Name = "general", Description = "Everything else.", Prompt = new PromptReference("answer", 2) });
        _folder.Read("routing.yaml").ShouldBe(LifecycleFolder.Routing.Replace("answer@v1", "answer@v2", StringComparison.Ordinal));

        (await _folder.RunAsync("rollback", "answer", "--why", "Readers complain.", "--by", "Eve")).Exit.ShouldBe(0);

        _folder.Read("routing.yaml").ShouldBe(LifecycleFolder.Routing);
        var lineage = (await Lineage()).Split('\n', StringSplitOptions.TrimEntries);
        lineage.ShouldContain(line => line.StartsWith("2026-11-20 animals, scripted against answer@v1: correctness 0.61 (+0.110 [", StringComparison.Ordinal) && line.EndsWith("(run 0198c0de-0000-7000-8000-000000000001)", StringComparison.Ordinal));
        lineage.Where(line => line.Contains(" in general by ", StringComparison.Ordinal)).Select(line => line[17..]).ShouldBe(
        [
            "experiment answer-v2 with 20%, control answer@v1 in general by Ada: Better.",
            "promoted, after answer@v1 and the experiment answer-v2 in general by Ben",
            "rolled back to answer@v1 in general by Eve: Readers complain.",
        ]);
        lineage.Count(line => line.Contains("(run ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_evaluation_nothing_is_promoted()
    {
        var before = _folder.Files();

        var (exit, _, errors) = await _folder.RunAsync("promote", "answer@v2", "--experiment", "20%");

        exit.ShouldBe(1);
        errors.ShouldContain("There is no evaluation of answer@v2 against answer@v1, which answers the domain general now. Evaluate it: lab eval run --prompts answer@v1,answer@v2 --set DIR");
        _folder.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task An_evaluation_counts_only_of_these_bytes_against_the_version_in_force_and_complete()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2) with { Sha256 = new string('0', 64) }, gain: 0.1, id: "0198c0de-0000-7000-8000-000000000001");
        (await _folder.RunAsync("promote", "answer@v2")).Errors.ShouldContain("is of another text of answer@v2: of 000000000000");

        await _folder.EvaluateAsync(_folder.Id(3), _folder.Id(2), gain: 0.1, id: "0198c0de-0000-7000-8000-000000000002");
        (await _folder.RunAsync("promote", "answer@v2")).Errors.ShouldContain("compares answer@v2 with answer@v3, and answer@v1 answers now");

        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1, id: "0198c0de-0000-7000-8000-000000000003", isFinished: false);
        (await _folder.RunAsync("promote", "answer@v2")).Errors.ShouldContain("was interrupted");

        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1, id: "0198c0de-0000-7000-8000-000000000004");
        (await _folder.RunAsync("promote", "answer@v2")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_loss_is_refused_until_it_is_accepted_with_a_reason()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: -0.1);

        (await _folder.RunAsync("promote", "answer@v2")).Errors.ShouldContain("correctness got worse: -0.090 [");
        (await _folder.RunAsync("promote", "answer@v2", "--accept-worse", "correctness")).Errors.ShouldContain("needs a reason");
        (await _folder.RunAsync("promote", "answer@v2", "--accept-worse", "mrr", "--why", "It is brief.")).Errors.ShouldContain("names 'mrr', which was not measured. Measured: correctness, input_tokens");
        var (exit, _, errors) = await _folder.RunAsync("promote", "answer@v2", "--accept-worse", "correctness", "--why", "It is brief.");

        (exit, errors).ShouldBe((0, ""));
        (await Lineage()).ShouldContain(": It is brief.; accepted to be worse: correctness");
    }

    [Fact]
    public async Task Few_questions_are_refused_until_fewer_are_asked_for()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1, questions: 10);

        (await _folder.RunAsync("promote", "answer@v2")).Errors.ShouldContain("has 10 questions that both versions answered, and 30 are needed");
        (await _folder.RunAsync("promote", "answer@v2", "--least-questions", "10")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task An_arm_that_is_worse_or_closed_is_not_promoted()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1);
        await _folder.RunAsync("promote", "answer@v2", "--experiment", "50%", "--name", "mine", "--minimum-sample", "100");
        await _folder.LogAsync("mine", _folder.Id(1), conversations: 150, thumbsDown: 15);
        await _folder.LogAsync("mine", _folder.Id(2), conversations: 150, thumbsDown: 45, cost: 0.03m);

        var (exit, _, errors) = await _folder.RunAsync("promote", "answer@v2");

        exit.ShouldBe(1);
        errors.ShouldMatch(@"thumbs_down_rate is worse in the experiment mine: \+20\.0 \[\+1\d\.\d, \+2\d\.\d\] points against answer@v1");
        errors.ShouldContain("cost_per_answer is worse in the experiment mine: +0.021 [");
        errors.ShouldNotContain("error_rate");
        (await _folder.RunAsync("promote", "answer@v2", "--experiment", "80%")).Errors.ShouldContain("Another share would move conversations that have begun");
        (await _folder.RunAsync("promote", "answer@v3")).Errors.ShouldContain("answer@v3 is none of its arms (answer@v1, answer@v2)");
        (await _folder.RunAsync("promote", "answer@v1")).Output.ShouldContain("is the control of the experiment mine");

        (await _folder.RunAsync("rollback", "general", "--why", "Worse.")).Output.ShouldContain("answer@v1 answers all questions of the domain general again; the experiment mine is over.");
        (await _folder.RunAsync("promote", "answer@v2", "--experiment", "50%", "--name", "mine")).Errors.ShouldContain("There was an experiment mine before");
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1);
        var before = _folder.Files();

        var (exit, output, _) = await _folder.RunAsync("promote", "answer@v2", "--experiment", "12.5%", "--dry-run");

        exit.ShouldBe(0);
        output.ShouldContain("-    prompt: answer@v1  # the first\n+    experiment:  # the first\n");
        output.ShouldContain("+        - { prompt: answer@v2, weight: 12.5 }");
        output.ShouldContain("Nothing was written, because of --dry-run.");
        _folder.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Theory]
    [InlineData("promote answer --experiment 20%", "'answer' is no version")]
    [InlineData("promote answer@v9", "There is no prompt answer@v9")]
    [InlineData("promote answer@v2 --experiment 20", "such as 20%")]
    [InlineData("promote answer@v2 --experiment 100%", "over 0% and under 100%")]
    [InlineData("promote answer@v2 --experiment 20% --error-rate 2", "--error-rate is 2. Write a number from 0 to 1.")]
    [InlineData("promote answer@v2 --experiment 20% --minimum-sample 0", "--minimum-sample is 0. Write a number from 1.")]
    [InlineData("promote answer@v2 --domain other", "There is no domain 'other'")]
    [InlineData("rollback answer", "needs a reason")]
    [InlineData("rollback nobody --why x", "No domain is answered by the prompt nobody")]
    [InlineData("rollback answer --why x", "The lineage does not say what answered the domain general before answer@v1")]
    [InlineData("rollback answer --why x --to v9", "answer@v9 is not there")]
    [InlineData("rollback answer --why x --to v1", "answers the domain general already")]
    [InlineData("rollback answer --why x --to one", "Write a version such as v3")]
    public async Task What_cannot_be_done_is_told_and_nothing_is_written(string command, string told)
    {
        var before = _folder.Files();

        var (exit, _, errors) = await _folder.RunAsync(command.Split(' '));

        exit.ShouldBe(1);
        errors.ShouldContain(told);
        _folder.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_roll_back_goes_further_back_each_time()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1);
        await _folder.RunAsync("promote", "answer@v2");
        await _folder.EvaluateAsync(_folder.Id(2), _folder.Id(3), gain: 0.1, id: "0198c0de-0000-7000-8000-000000000002");
        await _folder.RunAsync("promote", "answer@v3");

        (await _folder.RunAsync("rollback", "general", "--why", "Bad.")).Output.ShouldStartWith("answer@v2 answers all questions of the domain general again, in the place of answer@v3.");
        (await _folder.RunAsync("rollback", "general", "--why", "Bad, too.")).Output.ShouldStartWith("answer@v1 answers");
        (await _folder.RunAsync("rollback", "general", "--to", "v3", "--why", "It was not the prompt.")).Output.ShouldStartWith("answer@v3 answers");
        PromptFolder.Read(_folder.Prompts).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_elsewhere_does_not_stop_a_roll_back_and_is_told()
    {
        await _folder.EvaluateAsync(_folder.Id(1), _folder.Id(2), gain: 0.1);
        await _folder.RunAsync("promote", "answer@v2");
        _folder.Write("how_to/v2.yaml", "name: how_to\n");
        _folder.Write("answer/versions.yaml", "versions: [] # lost\n");

        var (exit, output, errors) = await _folder.RunAsync("rollback", "answer", "--to", "v1", "--why", "Bad.");

        exit.ShouldBe(1);
        output.ShouldContain("answer@v1 answers all questions of the domain general again");
        errors.ShouldContain("It is written, but a running service takes nothing over while the folder has a fault");
        errors.ShouldContain("how_to/v2.yaml");
        _folder.Read("routing.yaml").ShouldBe(LifecycleFolder.Routing);
    }

    [Fact]
    public async Task Without_a_routing_file_a_roll_back_writes_one()
    {
        File.Delete(Path.Combine(_folder.Prompts, "routing.yaml"));

        (await _folder.RunAsync("promote", "answer@v3")).Output.ShouldBe("answer@v3 answers the domain general already.\n");
        (await _folder.RunAsync("rollback", "answer", "--why", "Bad.")).Output.ShouldStartWith("answer@v2 answers all questions of the domain general again, in the place of answer@v3.");

        Load().Routing.Domain("general").Prompt.ShouldBe(new PromptReference("answer", 2));
    }

    private PromptSet Load() => PromptFolder.Load(_folder.Prompts);

    private async Task<string> Lineage()
    {
        using var output = new StringWriter();
        await DocsBot.Lab.Commands.LabCommandLine.RunAsync(["prompts", "lineage", "answer", "--prompts", _folder.Prompts], output, TextWriter.Null);
        return output.ToString();
    }
}
