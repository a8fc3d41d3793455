using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts</c>: what a prompt engineer does with the files of a prompt folder.</summary>
internal static class PromptsCommand
{
    private const int Failed = 1;

    public static Command Create() => new("prompts", "Checks, compares, releases and exports prompts.")
    {
        PromptsCheckCommand.Create(),
        PromptsLineageCommand.Create(),
        PromptsNewCommand.Create(),
        PromptsDiffCommand.Create(),
        PromptsReleaseCommand.Create(),
        PromptsExportCommand.Create(),
        PromptsImportCommand.Create(),
    };

    public static Option<string?> Folder() => new Option<string?>("--prompts")
    {
        Description = "The folder of prompts; without it the repository's own, or the one beside the program.",
        HelpName = "DIR",
    };

    public static Argument<string> Version() => new("version") { Description = "A version such as answer@v1, or a name alone for its highest version." };

    /// <summary>The one place where faults of these commands become messages and exit codes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">Its option for the folder.</param>
    /// <param name="run">The command: the folder, where its result goes, where everything else goes; gives the exit code.</param>
    public static int Guard(ParseResult parsed, Option<string?> folder, Func<PromptFolder, TextWriter, TextWriter, int> run)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return run(PromptFolder.Read(PromptLocation.Find(parsed.GetValue(folder))), console.Output, console.Error);
        }
        catch (PromptException e)
        {
            console.Error.WriteLine(e.Message);
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"{e.Message} Nothing was changed in the folder of prompts.");
            return Failed;
        }
    }
}
