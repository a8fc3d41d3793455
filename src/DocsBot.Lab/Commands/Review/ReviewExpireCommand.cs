using System.CommandLine;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review expire</c>: takes a curated answer back.</summary>
internal static class ReviewExpireCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var answer = new Argument<string>("answer") { Description = "The accepted answer, as the column curated of the log has it." };
        var command = new Command("expire", "Takes an accepted answer back: its questions are answered the usual way again, within seconds.") { answer };
        places.AddTo(command);
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, errors) =>
        {
            var id = parsed.GetRequiredValue(answer);
            if (await tools.Curated.RetireAsync(id, retired: true, stop) == SaveOutcome.Saved)
            {
                await output.WriteLineAsync("It is served no more.");
                return 0;
            }

            await errors.WriteLineAsync($"There is no accepted answer {id}.");
            return ReviewRun.Failed;
        }, stop));
        return command;
    }
}
