using System.CommandLine;
using DocsBot.Lab.Engine;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review show</c>: an item with its sources.</summary>
internal static class ReviewShowCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var item = ReviewRun.Item();
        var reviewer = ReviewRun.Reviewer();
        var command = new Command("show", "Prints an item of the queue.") { item, reviewer };
        places.AddTo(command);
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, errors) =>
        {
            var id = parsed.GetRequiredValue(item);
            if (await tools.Cases.FindAsync(id, [], stop) is { } subject)
            {
                ReviewCaseText.Write(subject, parsed.GetRequiredValue(reviewer), output);
                return 0;
            }

            await errors.WriteLineAsync($"The review queue has no item {id}. Name it as review list does.");
            return ReviewRun.Failed;
        }, stop));
        return command;
    }
}
