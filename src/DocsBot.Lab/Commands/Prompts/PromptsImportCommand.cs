using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts.Import;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts import</c>: takes a prompt file of Semantic Kernel in as the next version of its prompt.</summary>
internal static class PromptsImportCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var file = new Argument<string>("file") { Description = "A prompt file of Semantic Kernel, in Handlebars or in its own template language." };
        var name = new Option<string?>("--as") { Description = "The prompt's name here; the file's own without it.", HelpName = "NAME" };
        var map = new Option<string[]>("--map") { Description = "Which of DocsBot's variables stands for one of the file's, such as input=question. May be given several times.", HelpName = "THEIRS=OURS" };
        var author = new Option<string?>("--author") { Description = "Who wrote it; the name of the user without it." };
        var command = new Command("import", "Takes a prompt file of Semantic Kernel in, as the next version of the prompt it names.") { file, name, map, author, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, _) =>
        {
            var path = parsed.GetRequiredValue(file);
            var imported = PromptImport.Read(path, File.ReadAllText(path), new PromptImportOptions { Name = parsed.GetValue(name), Map = MapOf(parsed.GetValue(map) ?? []) });
            var latest = prompts.Versions(imported.Name).Select(entry => entry.Id.Version).DefaultIfEmpty(0).Max();
            var added = prompts.Add(imported.Name, imported.Yaml, new PromptVersion
            {
                Number = latest + 1,
                Author = parsed.GetValue(author) ?? Environment.UserName,
                Date = PromptsNewCommand.Today(),
                Change = $"Taken in from {Path.GetFileName(path)}.",
            });
            output.WriteLine($"{path} is taken in as {added.Id}: {added.File}");
            foreach (var change in imported.Changes)
            {
                output.WriteLine($"- {change}");
            }

            return 0;
        }));
        return command;
    }

    private static Dictionary<string, string> MapOf(IEnumerable<string> pairs)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } theirs, { Length: > 0 } ours])
            {
                throw new PromptException($"--map {pair}: write the file's variable, '=', and DocsBot's, as --map input=question.");
            }

            map[theirs] = ours;
        }

        return map;
    }
}
