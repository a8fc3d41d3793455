using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Analysis.Why;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Analysis;

/// <summary><c>why</c>: what was wrong with an answer, by trying again with one thing changed at a time.</summary>
internal static class WhyCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var id = AnalysisCommand.Id();
        var page = new Option<string?>("--page") { Description = "The address of the page that answers, where you know it. Default: what a reviewer said.", HelpName = "URL" };
        var reference = new Option<string?>("--reference") { Description = "What the answer should say, where you know it. Default: what a reviewer wrote.", HelpName = "TEXT" };
        var calls = new Option<int>("--most-calls") { Description = "Calls to language models at most, in all attempts together.", HelpName = "N", DefaultValueFactory = _ => AttributionRequest.DefaultCalls };
        var json = AnalysisCommand.Json();
        var command = new Command("why", "Says why an answer failed: docs gap, stale page, retrieval miss, prompt fault or model fault, with the evidence side by side. Writes nothing.")
        {
            id, page, reference, calls, json,
        };
        places.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(calls) < 0)
            {
                result.AddError("--most-calls is below 0. Give the most calls to language models, or 0 for none.");
            }
        });
        command.SetAction((parsed, stop) => AnalysisCommand.RunAsync(parsed, places, id, async (engine, record, output) =>
        {
            var request = new AttributionRequest { Page = parsed.GetValue(page), Reference = parsed.GetValue(reference), MostCalls = parsed.GetValue(calls) };
            var report = await new AttributionService(engine).ExplainAsync(record, request, stop);
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(report, InteractionJson.Written.AttributionReport));
            }
            else
            {
                WhyReport.Write(report, output);
            }

            return 0;
        }, stop));
        return command;
    }
}
