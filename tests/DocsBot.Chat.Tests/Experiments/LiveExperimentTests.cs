using System.Text.Json;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>A live experiment: conversations are split by the weights and stay where they are, and a version that readers dislike is taken back by itself.</summary>
public sealed class LiveExperimentTests
{
    [Fact]
    public async Task A_bad_version_is_rolled_back_and_its_conversations_go_on_with_the_control()
    {
        var result = await ExperimentRun.RunAsync(new ExperimentRunOptions { Conversations = 400, Interval = TimeSpan.FromMilliseconds(50) }, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

        result.Answered.ShouldBe(result.Asked);
        result.Conversations.Count.ShouldBe(400);
        result.Conversations.Where(conversation => !conversation.IsSticky).ShouldBeEmpty();

        // Two standard deviations of a share of 400 conversations are five points; the ids are fixed, so this is the same at every run.
        foreach (var (arm, weight) in ExperimentPrompts.Weights)
        {
            result.ShareOf(arm).ShouldBe(weight, tolerance: 5, customMessage: arm);
        }

        var closed = result.Closed.ShouldHaveSingleItem();
        closed.Arm.ShouldBe(ExperimentPrompts.Bad);
        closed.Figures.Ratings.ShouldBeGreaterThanOrEqualTo(ExperimentPrompts.MinimumRatings);
        closed.Figures.ThumbsDownRate.ShouldNotBeNull().ShouldBeGreaterThan(ExperimentPrompts.MostThumbsDown);
        result.Warnings.ShouldHaveSingleItem().ShouldContain(closed.Reason);
        result.Conversations.Where(conversation => conversation.WasMoved).ShouldNotBeEmpty();
        result.Conversations.Where(conversation => conversation.Arm == ExperimentPrompts.Bad && conversation.Rows[^1].Route!.Arm != ExperimentPrompts.Control).ShouldBeEmpty();
        result.AfterRestart.ShouldNotBeEmpty();
        result.AfterRestart.ShouldAllBe(arm => arm == ExperimentPrompts.Control);

        using var ready = JsonDocument.Parse(result.Ready);
        var experiment = ready.RootElement.EnumerateArray().ShouldHaveSingleItem();
        experiment.GetProperty("state").GetString().ShouldBe("running");
        experiment.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("reason").GetString()).ShouldBe([null, null, closed.Reason]);
    }
}
