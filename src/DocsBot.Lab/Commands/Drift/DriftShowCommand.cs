using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Analysis.Drift;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Commands.Drift;

/// <summary><c>drift show</c>: the runs of a series with their scores, changes of level marked.</summary>
internal static class DriftShowCommand
{
    private const int MostRuns = 400;

    public static Command Create()
    {
        var places = new LabOptions();
        var series = DriftCommand.Series();
        var json = AnalysisOptions.Json();
        var command = new Command("show", "Shows a series: each run with its scores, where their level changed, and what else had changed there.") { series, json };
        places.AddTo(command);
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, errors) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var store = new EvaluationStore(engine.Data);
                var name = parsed.GetValue(series)!;
                var report = await DriftReports.OfAsync(store, name, MostRuns, stop);
                if (report.Variants.Count == 0)
                {
                    await errors.WriteLineAsync(Nothing(name, store.Path, await DriftReports.NamesAsync(store, stop)));
                }

                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(report, DriftJson.Default.DriftReport));
                }
                else
                {
                    DriftText.Write(report, output);
                }

                return 0;
            },
            stop));
        return command;
    }

    private static string Nothing(string series, string file, IReadOnlyList<string> others) => others.Count == 0
        ? $"There is no series of evaluations in {file} yet. Begin one with: drift run"
        : $"There is no complete run of a series '{series}' in {file}. There are the series: {string.Join(", ", others)}.";
}
