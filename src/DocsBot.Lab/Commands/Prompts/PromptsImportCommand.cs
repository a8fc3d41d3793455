using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts import</c>: takes a prompt file of Semantic Kernel in as the next version of its prompt.</summary>
internal static class PromptsImportCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var file = new Argument<string>("file") { Description = "A prompt file of Semantic Kernel, in Handlebars." };
        var author = new Option<string?>("--author") { Description = "Who wrote it; the name of the user without it." };
        var command = new Command("import", "Takes a prompt file of Semantic Kernel in, as the next version of the prompt it names.") { file, author, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, _) =>
        {
            var path = parsed.GetRequiredValue(file);
            var yaml = File.ReadAllText(path);
            var name = PromptName.Of(path, yaml);
            var latest = prompts.Versions(name).Select(entry => entry.Id.Version).DefaultIfEmpty(0).Max();
            var added = prompts.Add(name, yaml, new PromptVersion
            {
                Number = latest + 1,
                Author = parsed.GetValue(author) ?? Environment.UserName,
                Date = PromptsNewCommand.Today(),
                Change = $"Taken in from {Path.GetFileName(path)}.",
            });
            output.WriteLine($"{path} is taken in as {added.Id}: {added.File}");
            return 0;
        }));
        return command;
    }
}
