using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Analysis;

/// <summary><c>replay</c>: an interaction of the log once more, exactly or with one thing changed.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var id = AnalysisCommand.Id();
        var prompt = new Option<string?>("--prompt") { Description = "Another version: v4 for one of the same prompt, or how_to@v2.", HelpName = "VERSION" };
        var index = new Option<string?>("--index") { Description = "current searches the index of today anew. Default: the passages of then." };
        var model = new Option<string?>("--model") { Description = "Another configured model, by the name that the log gives it.", HelpName = "NAME" };
        var messages = new Option<bool>("--messages") { Description = "Prints the messages and asks no model." };
        var json = AnalysisCommand.Json();
        index.AcceptOnlyFromAmong("current");
        var command = new Command("replay", "Runs an interaction of the log again: exactly, proved by the hash of its messages, or with another version, index or model. Writes nothing.")
        {
            id, prompt, index, model, messages, json,
        };
        places.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(prompt) is { } version && ReferenceOf(version, "prompt") is null)
            {
                result.AddError($"--prompt is '{version}'. Write a version such as v4 or how_to@v2.");
            }
        });
        command.SetAction((parsed, stop) => AnalysisCommand.RunAsync(parsed, places, id, async (engine, record, output) =>
        {
            var request = new ReplayRequest
            {
                Prompt = parsed.GetValue(prompt) is { } version ? ReferenceOf(version, NameOf(record.Interaction)) : null,
                CurrentIndex = parsed.GetValue(index) is not null,
                Model = parsed.GetValue(model),
                MessagesOnly = parsed.GetValue(messages),
            };
            var result = await new ReplayService(engine).ReplayAsync(record, request, stop);
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(result, InteractionJson.Written.ReplayResult));
            }
            else
            {
                ReplayReport.Write(result, request.MessagesOnly, output);
            }

            return result.IsDone ? 0 : AnalysisCommand.Failed;
        }, stop));
        return command;
    }

    private static string NameOf(Interaction interaction) => interaction.Prompt?.Name ?? "answer";

    /// <summary>A version by its number alone, or with its name; null when it is neither.</summary>
    private static PromptReference? ReferenceOf(string version, string name) =>
        PromptReference.TryParse(version, out var named) || PromptReference.TryParse($"{name}@{version}", out named) ? named : null;
}
