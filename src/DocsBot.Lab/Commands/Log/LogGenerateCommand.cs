using System.CommandLine;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Generation;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>log generate</c>: fills a log of its own with interactions of a product that does not exist.</summary>
internal static class LogGenerateCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var rows = Positive(new Option<int>("--rows") { Description = "How many interactions.", HelpName = "N", DefaultValueFactory = _ => 100_000 });
        var days = Positive(new Option<int>("--days") { Description = "Over how many days.", HelpName = "N", DefaultValueFactory = _ => 365 });
        var seed = new Option<int>("--seed") { Description = "Decides what chance decides: the same seed and end give the same log.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var end = FilterOptions.Time(new Option<DateTimeOffset?>("--end") { Description = "The time of the last interaction. Default: now, to the hour.", HelpName = "TIME" });
        var into = new Option<DirectoryInfo>("--into") { Description = "The data folder. A log with interactions that were not generated is left alone.", HelpName = "DIR", Required = true };
        var command = new Command("generate", "Fills a log with generated interactions, to try the Lab on.") { rows, days, seed, end, into };
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, errors) =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var options = new GeneratorOptions(parsed.GetValue(rows), parsed.GetValue(days), parsed.GetValue(seed), parsed.GetValue(end) ?? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)));
                var log = new InteractionLogOptions { Path = Path.Combine(parsed.GetRequiredValue(into).FullName, InteractionLogOptions.FileName) };
                var result = await LogGeneration.RunAsync(options, log, TimeProvider.System, output, stop);
                if (result is not null)
                {
                    await errors.WriteLineAsync(result);
                    return Failed;
                }

                return 0;
            },
            stop));
        return command;
    }

    private static Option<int> Positive(Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number < 1))
            {
                result.AddError($"{option.Name} needs a whole number from 1.");
            }
        });
        return option;
    }
}
