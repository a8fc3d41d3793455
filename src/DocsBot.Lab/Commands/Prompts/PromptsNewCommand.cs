using System.CommandLine;
using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts new</c>: copies a version to the next number.</summary>
internal static class PromptsNewCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var name = new Argument<string>("name") { Description = "The prompt." };
        var from = new Option<string?>("--from") { Description = "The version to copy, such as v3; the highest one without it.", HelpName = "vN" };
        var author = new Option<string?>("--author") { Description = "Who writes it; the name of the user without it." };
        var change = new Option<string>("--change") { Description = "What will be other than before, in a line.", DefaultValueFactory = _ => "Not described yet." };
        var command = new Command("new", "Makes the next version of a prompt from one that is there.") { name, from, author, change, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, _) =>
        {
            var parent = prompts.Find(parsed.GetValue(from) is { } version ? $"{parsed.GetRequiredValue(name)}@{version}" : parsed.GetRequiredValue(name));
            var added = prompts.Add(parent.Id.Name, File.ReadAllText(parent.File), new PromptVersion
            {
                Number = prompts.Versions(parent.Id.Name).Max(entry => entry.Id.Version) + 1,
                Domain = parent.Version?.Domain,
                Parent = parent.Version is null ? null : parent.Id.Version,
                Author = parsed.GetValue(author) ?? Environment.UserName,
                Date = Today(),
                Change = parsed.GetRequiredValue(change),
            });
            output.WriteLine($"{added.File} is a copy of {parent.Id}. Edit it, say in versions.yaml what changed, and look at it with: lab prompts diff {parent.Id} {added.Id}");
            return 0;
        }));
        return command;
    }

    public static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
