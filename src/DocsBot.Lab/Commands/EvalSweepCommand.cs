using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval sweep</c>: asks the questions of all sets with every setting of a grid and prints what each reaches.</summary>
internal static class EvalSweepCommand
{
    public static Command Create()
    {
        var sets = EvalOptions.Sets();
        var grid = new Option<string[]>("--grid")
        {
            Description = "Settings to compare: \"option=value,value option=value,value\" for every combination, or a file of such lines. May be given several times. "
                + $"Without it every default that ranks is compared with its neighbours. Options: {string.Join(", ", OptionValue.Keys)}.",
            HelpName = "GRID",
        };
        var parallel = new Option<int>("--parallel") { Description = "How many questions are asked at once.", DefaultValueFactory = _ => Environment.ProcessorCount };
        parallel.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256)
            {
                result.AddError("--parallel must be from 1 to 256.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a setting, one a line." };
        var verbose = EvalOptions.Verbose();
        var command = new Command("sweep", "Compares settings of retrieval on all sets, so that every default has a reason that can be run again.") { sets, grid, parallel, json, verbose };
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, log) =>
            {
                // Grid and sets are read before anything is run: a mistyped one shows at once, not after minutes.
                var variants = Grid.Parse(parsed.GetValue(grid) is { Length: > 0 } given ? given : Grid.Default);
                var read = parsed.GetRequiredValue(sets).Select(EvaluationSet.Read).ToList();
                var result = await new Sweep(variants, parsed.GetValue(parallel), log).RunAsync(read, stop);
                Print(result, parsed.GetValue(json), output);
            },
            stop));
        return command;
    }

    private static void Print(SweepResult result, bool json, TextWriter output)
    {
        if (!json)
        {
            SweepReport.Write(result, output);
            return;
        }

        foreach (var row in result.Rows)
        {
            output.WriteLine(JsonSerializer.Serialize(SweepScores.Of(row, result), LabJson.Default.SweepScores));
        }
    }
}
