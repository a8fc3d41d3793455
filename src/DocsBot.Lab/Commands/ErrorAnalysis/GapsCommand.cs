using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Analysis;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Analysis.Gaps;
using DocsBot.Lab.Engine;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Commands.ErrorAnalysis;

/// <summary><c>gaps</c>: what the documentation lacks, for those who write it.</summary>
internal static class GapsCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var days = AnalysisOptions.Days();
        var most = AnalysisOptions.Most();
        var json = AnalysisOptions.Json();
        var markdown = new Option<bool>("--markdown") { Description = "Prints a Markdown page." };
        var command = new Command("gaps", "Shows what readers asked and the documentation did not answer, with the nearest pages of today's index.") { days, most, json, markdown };
        places.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(markdown))
            {
                result.AddError("--json and --markdown do not go together.");
            }
        });
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, _) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var request = ClusterRequest.LastDays(parsed.GetValue(days), TimeProvider.System.GetUtcNow()) with { Most = parsed.GetValue(most) };
                var minimum = engine.Asker.Get<IOptions<RetrievalOptions>>().Value.MinimumConfidence;
                var report = await GapAnalysis.RunAsync(engine.Log, engine.Asker.Retriever, minimum, request, stop);
                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(report, ErrorAnalysisJson.Default.GapReport));
                }
                else if (parsed.GetValue(markdown))
                {
                    GapsMarkdown.Write(report, engine.Log.Name, output);
                }
                else
                {
                    GapsText.Write(report, engine.Log.Name, output);
                }

                return 0;
            },
            stop));
        return command;
    }
}
