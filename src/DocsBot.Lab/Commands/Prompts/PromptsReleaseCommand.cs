using System.CommandLine;
using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts release</c>: writes a version's hash into the lock. From then on it never changes.</summary>
internal static class PromptsReleaseCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var version = PromptsCommand.Version();
        var command = new Command("release", "Freezes a version: from then on a change of its bytes or of its fragments is refused.") { version, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, _) =>
        {
            var entry = prompts.Find(parsed.GetRequiredValue(version));
            if (prompts.Lock.Holds(entry.Id))
            {
                output.WriteLine($"{entry.Id} is released already.");
                return 0;
            }

            if (entry.Version is null)
            {
                throw new PromptException($"{entry.File}: versions.yaml beside it does not describe it. Add version {entry.Id.Version} with author, date and change, then release it.");
            }

            prompts.Lock.Release(entry.Id);
            output.WriteLine($"{entry.Id} is released as {entry.Id.Sha256}. Commit {prompts.Lock.File} with it.");
            return 0;
        }));
        return command;
    }
}
