using System.CommandLine;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts export</c>: one file without includes, which Semantic Kernel loads as it is.</summary>
internal static class PromptsExportCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var version = PromptsCommand.Version();
        var to = new Option<string?>("--output") { Description = "The file to write; the result is printed without it.", HelpName = "FILE" };
        var command = new Command("export", "Writes a version as one self-contained file that Semantic Kernel loads.") { version, to, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, errors) =>
        {
            var entry = prompts.Find(parsed.GetRequiredValue(version));
            if (entry.ExportRemark() is { } remark)
            {
                errors.WriteLine(remark);
            }

            if (parsed.GetValue(to) is not { } file)
            {
                output.Write(entry.Export());
                return 0;
            }

            File.WriteAllText(file, entry.Export());
            output.WriteLine($"{entry.Id} is written to {file}.");
            return 0;
        }));
        return command;
    }
}
