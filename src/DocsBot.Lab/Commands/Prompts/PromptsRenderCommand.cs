using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Prompts;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts render</c>: the messages that a version sends for a real question, and what each part of them costs.</summary>
internal static class PromptsRenderCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var version = PromptsCommand.Version();
        var question = new Option<string>("--question") { Description = "The question.", Required = true };
        var history = new Option<string[]>("--history") { Description = "What was said before, oldest first, by the reader and the bot in turns. Once for each turn." };
        var answers = new Option<string[]>("--answer") { Description = "An answer for a prompt that judges, compares or mends answers. May be given several times." };
        var reference = new Option<string>("--reference") { Description = "The right answer, for a prompt that compares with one.", DefaultValueFactory = _ => "" };
        var data = new Option<string?>("--data") { Description = "The data folder whose index is searched. Default: data/ of the repository, when it has an index.", HelpName = "DIR" };
        var docs = new Option<string?>("--docs") { Description = "A folder of documentation to search instead. Default: docs/ of the repository, when there is no index.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var command = new Command("render", "Shows the messages that a version sends for a question, with the passages that are found, and counts their tokens.")
        {
            version, question, history, answers, reference, data, docs, json, folder,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is not null && result.GetValue(docs) is not null)
            {
                result.AddError("--data and --docs name two indexes. Give one of them.");
            }
        });
        command.SetAction((parsed, stop) => PromptsCommand.GuardAsync(parsed, folder, async (prompts, output, _) =>
        {
            var entry = prompts.Find(parsed.GetRequiredValue(version));
            await using var index = await LocalIndex.OpenAsync(parsed.GetValue(data), parsed.GetValue(docs), stop);
            var turns = (parsed.GetValue(history) ?? []).Select((text, i) => new Turn(i % 2 == 0 ? TurnRole.User : TurnRole.Assistant, text)).ToList();
            var found = await QuestionArguments.FindAsync(index, entry.Template, parsed.GetRequiredValue(question), turns, stop);
            var given = parsed.GetValue(answers) ?? [];
            var rendered = RenderedPrompt.Of(entry, found with
            {
                Answers = given,
                Answer = given.FirstOrDefault() ?? "",
                OtherAnswer = given.Skip(1).FirstOrDefault() ?? "",
                Reference = parsed.GetValue(reference) ?? "",
                Domains = [.. prompts.ToSet().Routing.Domains.Select((domain, i) => new PromptDomainChoice(((char)('A' + i)).ToString(), domain.Name, domain.Description))],
            }, index.Name);
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(rendered, LabJson.Default.RenderedPrompt));
            }
            else
            {
                RenderReport.Write(rendered, output);
            }

            return 0;
        }));
        return command;
    }
}
