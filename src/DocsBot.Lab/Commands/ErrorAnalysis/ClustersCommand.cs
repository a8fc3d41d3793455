using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Engine;

namespace DocsBot.Lab.Commands.ErrorAnalysis;

/// <summary><c>clusters</c>: what readers ask again and again and do not get.</summary>
internal static class ClustersCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var days = AnalysisOptions.Days();
        var most = AnalysisOptions.Most();
        var json = AnalysisOptions.Json();
        var signals = new Option<string[]>("--signal")
        {
            Description = $"Only questions with this failure signal; may be given several times. One of {string.Join(", ", SignalNames.All)}. Default: any.",
            HelpName = "SIGNAL",
        };
        signals.AcceptOnlyFromAmong([.. SignalNames.All]);
        var command = new Command("clusters", "Shows the questions that may have failed, put together where they are alike.") { days, signals, most, json, ClustersMeasureCommand.Create() };
        places.AddTo(command);
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, _) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var asked = parsed.GetValue(signals) ?? [];
                var request = ClusterRequest.LastDays(parsed.GetValue(days), TimeProvider.System.GetUtcNow()) with
                {
                    Signals = asked.Length == 0 ? ClusterRequest.AnySignal : asked.Aggregate(FailureSignal.None, (all, name) => all | SignalNames.Of(name)),
                    Most = parsed.GetValue(most),
                };
                var report = await ClusterAnalysis.RunAsync(engine.Log, request, stop);
                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(report, ErrorAnalysisJson.Default.ClusterReport));
                }
                else
                {
                    ClustersText.Write(report, engine.Log.Name, output);
                }

                return 0;
            },
            stop));
        return command;
    }
}
