using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review list</c>: what waits for a reviewer.</summary>
internal static class ReviewListCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var json = ReviewRun.Json();
        var most = new Option<int?>("--most") { Description = "How many items at most. Default: 50.", HelpName = "N" };
        var command = new Command("list", "Looks for what is worth a review and lists the queue, the most urgent first.") { most, json };
        places.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(most) < 1)
            {
                result.AddError("--most is below 1. Give the number of items to list.");
            }
        });
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, errors) =>
        {
            var added = await tools.Filler.FillAsync(stop);
            var entries = await tools.Reviews.ListAsync(parsed.GetValue(most) ?? 50, stop);
            if (parsed.GetValue(json))
            {
                foreach (var entry in entries)
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(new { entry.Item.Id, entry.Item.Kind, entry.Item.Reason, entry.Item.InteractionId, entry.Item.CuratedId, entry.Question, entry.Item.Needed, entry.Reviews, entry.ClaimedBy, entry.Item.AddedAt }, ContractJson.Options));
                }

                return 0;
            }

            await errors.WriteLineAsync($"{Cells.Count(added)} new, {Cells.Count((int)await tools.Reviews.CountAsync(stop))} open.");
            if (entries.Count > 0)
            {
                TextTable.Write(["item", "kind", "reason", "reviews", "question"], [.. entries.Select(Row)], output);
            }

            return 0;
        }, stop));
        return command;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length > 80 ? line[..80] + "…" : line;

    private static List<string> Row(ReviewQueueEntry entry) =>
        [entry.Item.Id, entry.Item.Kind.ToString(), entry.Item.Reason.ToString(), $"{Cells.Count(entry.Reviews)} of {Cells.Count(entry.Item.Needed)}", OneLine(entry.Question)];
}
