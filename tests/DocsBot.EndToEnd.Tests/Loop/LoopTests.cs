using System.Text.Json;
using DocsBot.Core.Answering;

namespace DocsBot.EndToEnd.Tests.Loop;

/// <summary>
/// The loop that DocsBot is for, with the real service, the Lab's own commands and a model that does what its prompt says: a bad template goes live, readers are
/// not helped, the log shows it, the Lab says why, a better version is measured against it, tried on a part of the readers, and takes over.
/// </summary>
public sealed class LoopTests
{
    private const string Bad = "answer@v4";
    private const string Better = "answer@v5";

    [Fact]
    public async Task A_bad_template_is_found_explained_mended_measured_and_replaced()
    {
        await using var workplace = await Workplace.StartAsync();

        // A bad template is live: it tells its model to answer out of its own head. Readers ask, and are not helped.
        var first = await workplace.AskAllAsync(likes: answer => answer.Citations.Count > 0);
        first.ShouldAllBe(answer => answer.Outcome == AnswerOutcome.Answered && answer.Citations.Count == 0);

        // The log shows it: every row is marked, and the failing questions come together under a label that people can read.
        var listed = await workplace.LabAsync("log", "list", "--signal", "thumbsDown", "--json");
        using var page = JsonDocument.Parse(listed.Output);
        page.RootElement.GetProperty("rows").GetArrayLength().ShouldBe(first.Count);
        listed.Output.ShouldContain("lowGroundedness", Case.Insensitive);
        (await workplace.LabAsync("clusters", "--days", "7")).Output.ShouldContain("lantern", Case.Insensitive);

        // Why: the passages were there, the version before answers from them, this one does not.
        var why = await workplace.LabAsync("why", first[0].InteractionId);
        why.Output.ShouldContain("prompt fault", Case.Insensitive);

        // A replay proves that it is the answer that was given: the messages are equal byte for byte.
        (await workplace.LabAsync("replay", first[0].InteractionId)).Output.ShouldContain("byte", Case.Insensitive);

        // A new version says what the bad one left out, and is measured against it.
        await workplace.LabAsync("prompts", "new", "answer", "--from", "v4", "--change", "Answers from the passages again.", "--prompts", workplace.Prompts);
        workplace.Mend(5);
        (await workplace.RefusedAsync("promote", Better, "--why", "It looks better.")).Errors.ShouldContain("eval run");
        var measured = await workplace.LabAsync("eval", "run", "--prompts", $"{Bad},{Better}", "--set", workplace.Scenarios);
        measured.Output.ShouldContain("groundedness");
        measured.Output.ShouldContain("better", Case.Insensitive);

        // It is tried on half of the readers.
        await workplace.LabAsync("promote", Better, "--experiment", "50%", "--least-questions", "12", "--minimum-sample", "10", "--minimum-ratings", "10", "--why", "Readers were not helped.", "--by", "the loop");
        await workplace.WaitForAsync(status => status.Contains(Better, StringComparison.Ordinal));
        var tried = await workplace.AskAllAsync(likes: answer => answer.Citations.Count > 0, rounds: 3);
        tried.Count(answer => answer.Citations.Count > 0).ShouldBeInRange(tried.Count / 5, tried.Count * 4 / 5);

        // It wins, and takes over.
        await workplace.LabAsync("promote", Better, "--least-questions", "12", "--why", "Readers are helped.", "--by", "the loop");
        var routing = File.ReadAllText(Path.Combine(workplace.Prompts, "routing.yaml"));
        routing.ShouldContain($"prompt: {Better}");
        routing.ShouldNotContain("experiment:");
        await workplace.WaitForAsync(status => !status.Contains(Bad, StringComparison.Ordinal));
        (await workplace.AskAllAsync(likes: _ => true)).ShouldAllBe(answer => answer.Citations.Count > 0);

        // And the lineage tells the story to whoever comes later.
        var lineage = await workplace.LabAsync("prompts", "lineage", "answer", "--prompts", workplace.Prompts);
        lineage.Output.ShouldContain("the loop");
        lineage.Output.ShouldContain("groundedness");
    }
}
