using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>log stats</c>: what happened in the last days, and where it went worse than elsewhere.</summary>
internal static class LogStatsCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var days = AnalysisOptions.Days();
        var most = AnalysisOptions.Most();
        var json = AnalysisOptions.Json();
        var by = new Option<LogDimension?>("--by") { Description = "Shows slices: by domain, page, version (of the product), language, prompt, model, site or arm (of an experiment).", HelpName = "DIMENSION" };
        var command = new Command("stats", "Shows rates, trends and slices of the last days.") { days, by, most, json };
        places.AddTo(command);
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, _) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var reader = new InteractionReader(engine.Log);
                var period = LogPeriod.LastDays(parsed.GetValue(days), TimeProvider.System);
                if (parsed.GetValue(by) is { } dimension)
                {
                    var slices = await reader.SlicesAsync(dimension, period, stop);
                    if (parsed.GetValue(json))
                    {
                        await output.WriteLineAsync(JsonSerializer.Serialize(slices, LogJson.Default.LogSlices));
                    }
                    else
                    {
                        SlicesText.Write(slices, parsed.GetValue(most), output);
                    }

                    return 0;
                }

                var overview = await reader.OverviewAsync(period, stop);
                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(overview, LogJson.Default.LogOverview));
                }
                else
                {
                    OverviewText.Write(overview, output);
                }

                return 0;
            },
            stop));
        return command;
    }
}
