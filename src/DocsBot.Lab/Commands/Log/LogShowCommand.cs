using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>log show</c>: everything that was recorded of one interaction.</summary>
internal static class LogShowCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var places = new LabOptions();
        var id = new Argument<string>("id") { Description = "The interaction." };
        var json = AnalysisOptions.Json();
        var command = new Command("show", "Shows one interaction: times, passages, calls, answer and feedback.") { id, json };
        places.AddTo(command);
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, errors) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var record = await new InteractionReader(engine.Log).FindAsync(parsed.GetRequiredValue(id), stop);
                if (record is null)
                {
                    await errors.WriteLineAsync($"The interaction log {engine.Log.Name} has no interaction {parsed.GetValue(id)}. Find ids with log list.");
                    return Failed;
                }

                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(record, ContractJson.Options));
                }
                else
                {
                    LogShowText.Write(record, output);
                }

                return 0;
            },
            stop));
        return command;
    }
}
