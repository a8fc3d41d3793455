using System.CommandLine;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Lab.Reports;
using DocsBot.Lab.Review.Export;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review export</c>: what was accepted and reviewed as a scenario file.</summary>
internal static class ReviewExportCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var file = new Option<FileInfo>("--output") { Description = "The scenario file to write.", HelpName = "FILE", Required = true };
        var command = new Command("export", "Writes what was accepted and reviewed as cases for eval run.") { file };
        places.AddTo(command);
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, errors) =>
        {
            var cases = AcceptedCases.Of(await tools.Curated.ListAsync(stop)).ToList();
            var asked = cases.Select(known => known.Question).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var reviews = await tools.Reviews.ReviewsSinceAsync(DateTimeOffset.MinValue, stop);
            foreach (var group in reviews.Where(review => review is { InteractionId: not null, Choice: null }).GroupBy(review => review.InteractionId!, StringComparer.Ordinal))
            {
                if (await tools.Interactions.FindAsync(group.Key, stop) is { } record && ReviewedCases.Of(record, [.. group]) is { } made && asked.Add(made.Question))
                {
                    cases.Add(made);
                }
            }

            var path = parsed.GetRequiredValue(file).FullName;
            if (cases.Count == 0)
            {
                await errors.WriteLineAsync("Nothing was accepted or reviewed yet, so there is no case to write.");
                return ReviewRun.Failed;
            }

            using (var written = new StringWriter())
            {
                ScenarioWriter.Write(new ScenarioFile("reviewed", cases), "What people accepted and reviewed.", written);
                await File.WriteAllTextAsync(path, written.ToString(), stop);
            }

            await output.WriteLineAsync($"{Cells.Count(cases.Count)} cases in {path}");
            return 0;
        }, stop));
        return command;
    }
}
