using System.CommandLine;
using DocsBot.Lab.Engine;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review next</c>: claims the most urgent item and prints it.</summary>
internal static class ReviewNextCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var reviewer = ReviewRun.Reviewer();
        var command = new Command("next", "Claims the most urgent item for 15 minutes and prints it; judge it with review judge.") { reviewer };
        places.AddTo(command);
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, errors) =>
        {
            await tools.Filler.FillAsync(stop);
            var name = parsed.GetRequiredValue(reviewer);
            if (await tools.Reviews.ClaimNextAsync(name, stop) is not { } item || await tools.Cases.FindAsync(item.Id, [], stop) is not { } subject)
            {
                await errors.WriteLineAsync("Nothing waits for this reviewer.");
                return 0;
            }

            ReviewCaseText.Write(subject, name, output);
            return 0;
        }, stop));
        return command;
    }
}
