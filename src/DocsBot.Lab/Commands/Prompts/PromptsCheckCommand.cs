using System.CommandLine;
using DocsBot.Lab.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts check</c>: loads everything, holds the lock, renders and exports every version, and names each fault.</summary>
internal static class PromptsCheckCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var command = new Command("check", "Loads every prompt, holds the lock, renders and exports every version. Ends with 1 when anything is wrong.") { folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, errors) =>
        {
            var check = PromptCheck.Run(prompts);
            foreach (var fault in check.Faults)
            {
                errors.WriteLine(fault);
            }

            output.WriteLine(check.Summary);
            return check.Faults.Count == 0 ? 0 : 1;
        }));
        return command;
    }
}
