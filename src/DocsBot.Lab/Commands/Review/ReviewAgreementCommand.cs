using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports;
using DocsBot.Lab.Review.Agreement;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review agreement</c>: how far reviewers agree, and how much they change of each version's answers.</summary>
internal static class ReviewAgreementCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var json = ReviewRun.Json();
        var days = new Option<int?>("--days") { Description = "How far back to look. Default: 90.", HelpName = "N" };
        var command = new Command("agreement", "Prints how far reviewers agree beyond chance, and how much they changed of each version's answers.") { days, json };
        places.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(days) is < 1 or > 36_500)
            {
                result.AddError("--days goes from 1 to 36500.");
            }
        });
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, _) =>
        {
            var figures = ReviewFigures.Of(await tools.Reviews.ReviewsSinceAsync(tools.Now.AddDays(-(parsed.GetValue(days) ?? 90)), stop));
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(figures, ContractJson.Options));
                return 0;
            }

            await output.WriteLineAsync($"{Cells.Count(figures.Reviews)} reviews by {Cells.Count(figures.Reviewers)} reviewers");
            await output.WriteLineAsync();
            TextTable.Write(["of", "judged by two", "the same", "alpha", "95% interval"], [.. figures.Agreement.Select(Row)], output);
            if (figures.Edits.Count > 0)
            {
                await output.WriteLineAsync();
                TextTable.Write(["version", "accepted", "unchanged", "words changed, mean", "median"], [.. figures.Edits.Select(edit => (List<string>)[edit.Prompt, Cells.Count(edit.Accepted), Cells.Count(edit.Unchanged), Cells.Share(edit.Mean), Cells.Share(edit.Median)])], output);
            }

            return 0;
        }, stop));
        return command;
    }

    private static List<string> Row(AgreementFigure figure) =>
    [
        figure.Of,
        Cells.Count(figure.Items),
        Cells.Count(figure.Same),
        figure.Alpha?.ToString("0.000", CultureInfo.InvariantCulture) ?? "unknown",
        figure.Low is { } low ? string.Create(CultureInfo.InvariantCulture, $"[{low:0.000}, {figure.High:0.000}]") : "unknown",
    ];
}
