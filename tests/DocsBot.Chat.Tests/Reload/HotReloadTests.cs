using DocsBot.Core.Answering;

namespace DocsBot.Chat.Tests.Reload;

/// <summary>Prompt files change under a running service: no answer fails, and each row of the log names the bytes that made its prompt.</summary>
public sealed class HotReloadTests
{
    [Fact]
    public async Task Answers_stream_on_while_prompt_files_change_and_each_is_of_one_generation()
    {
        var result = await ReloadRun.RunAsync(new ReloadRunOptions { Streams = 30, Changes = 7, Pause = TimeSpan.FromMilliseconds(25) }, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

        result.Answers.Where(answer => answer.Outcome != AnswerOutcome.Answered).ShouldBeEmpty();
        result.Answers.Where(answer => !answer.IsOf(result.Generations)).ShouldBeEmpty();
        result.Dropped.ShouldBe(0);
        var valid = result.Generations.Where(generation => generation.Sha256 is not null).ToList();
        valid.Count.ShouldBe(6);
        valid.ShouldAllBe(generation => result.Answers.Any(answer => answer.Row!.Prompt!.Sha256 == generation.Sha256));

        // How soon is measured by the command, on a machine of its own: this one may be busy with other tests.
        result.Generations.Skip(1).ShouldAllBe(generation => generation.LiveAfter != null);
    }
}
