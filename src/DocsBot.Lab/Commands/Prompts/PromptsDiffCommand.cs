using System.CommandLine;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts diff</c>: what two versions say differently, fragments included.</summary>
internal static class PromptsDiffCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var before = new Argument<string>("before") { Description = "A version such as answer@v1." };
        var after = new Argument<string>("after") { Description = "Another one, such as answer@v2." };
        var command = new Command("diff", "Shows what two versions say differently, line by line, their fragments included.") { before, after, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, _) =>
        {
            // The text with its fragments and all settings: an export would leave out those that name other files.
            var (one, other) = (prompts.Find(parsed.GetRequiredValue(before)), prompts.Find(parsed.GetRequiredValue(after)));
            output.WriteLine($"--- {one.Id} {one.Id.Sha256[..12]}");
            output.WriteLine($"+++ {other.Id} {other.Id.Sha256[..12]}");
            foreach (var line in InlineDiffBuilder.Diff(one.Inlined(), other.Inlined()).Lines)
            {
                output.WriteLine(line.Type switch
                {
                    ChangeType.Inserted => "+" + line.Text,
                    ChangeType.Deleted => "-" + line.Text,
                    _ => " " + line.Text,
                });
            }

            return 0;
        }));
        return command;
    }
}
