using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>cost</c>: what an answer, a helpful answer and a resolved conversation cost.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var days = AnalysisOptions.Days();
        var json = AnalysisOptions.Json();
        var by = new Option<string>("--by") { Description = "By prompt, model or domain.", HelpName = "DIMENSION", DefaultValueFactory = _ => "prompt" };
        by.AcceptOnlyFromAmong("prompt", "model", "domain");
        var command = new Command("cost", "Shows what answers cost: by prompt version, model or domain, and what the calls were for.") { days, by, json };
        places.AddTo(command);
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, _) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var costs = await new InteractionReader(engine.Log).CostsAsync(LogPeriod.LastDays(parsed.GetValue(days), TimeProvider.System), stop);
                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(costs, LogJson.Default.LogCosts));
                }
                else
                {
                    CostText.Write(costs, parsed.GetValue(by)!, output);
                }

                return 0;
            },
            stop));
        return command;
    }
}
