using System.CommandLine;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Sources;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts</c>: what a prompt engineer does with the files of a prompt folder.</summary>
internal static class PromptsCommand
{
    private const int Failed = 1;

    public static Command Create() => new("prompts", "Checks, compares, releases and exports prompts.")
    {
        PromptsCheckCommand.Create(),
        PromptsRenderCommand.Create(),
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
            return run(PromptFolder.Read(Locations.Prompts(parsed.GetValue(folder))), console.Output, console.Error);
        }
        catch (Exception e) when (IsExpected(e))
        {
            console.Error.WriteLine(MessageOf(e));
            return Failed;
        }
    }

    /// <summary>The same for a command that takes its time.</summary>
    public static async Task<int> GuardAsync(ParseResult parsed, Option<string?> folder, Func<PromptFolder, TextWriter, TextWriter, Task<int>> run)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return await run(PromptFolder.Read(Locations.Prompts(parsed.GetValue(folder))), console.Output, console.Error);
        }
        catch (Exception e) when (IsExpected(e))
        {
            await console.Error.WriteLineAsync(MessageOf(e));
            return Failed;
        }
    }

    private static bool IsExpected(Exception e) => e is PromptException or IndexUnavailableException or SourceUnavailableException or IOException or UnauthorizedAccessException or RegexMatchTimeoutException;

    private static string MessageOf(Exception e) => e switch
    {
        IOException or UnauthorizedAccessException => $"{e.Message} Nothing was changed in the folder of prompts.",
        RegexMatchTimeoutException => "The file is too large, or too odd, to be searched for its variables in time. Is it a prompt? Nothing was changed in the folder of prompts.",
        _ => e.Message,
    };
}
