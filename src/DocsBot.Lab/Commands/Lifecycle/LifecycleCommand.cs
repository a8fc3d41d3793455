using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Lifecycle;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Commands.Lifecycle;

/// <summary>What <c>promote</c> and <c>rollback</c> have in common.</summary>
internal static class LifecycleCommand
{
    private const int Failed = 1;

    /// <summary>The one place where faults of these commands become messages and exit codes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The command: where its result goes, where everything else goes; gives the exit code.</param>
    public static async Task<int> GuardAsync(ParseResult parsed, Func<TextWriter, TextWriter, Task<int>> run)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return await run(console.Output, console.Error);
        }
        catch (Exception e) when (e is PromptException or ConfigurationException or InteractionLogException or EvaluationStoreException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"{e.Message} Nothing was changed in the folder of prompts.");
            return Failed;
        }
    }

    /// <summary>Writes a change, or shows it.</summary>
    /// <returns>The exit code: 1 when the folder has a fault that keeps a running service from taking the change over.</returns>
    public static int Finish(LifecyclePlan plan, bool isDryRun, TextWriter output, TextWriter errors)
    {
        if (isDryRun)
        {
            foreach (var change in plan.Edit.Changes)
            {
                FileDiff.Write(change, output);
            }

            output.WriteLine("Nothing was written, because of --dry-run.");
            return 0;
        }

        plan.Edit.Commit();
        foreach (var remark in plan.Remarks)
        {
            output.WriteLine(remark);
        }

        output.WriteLine($"Written: {string.Join(", ", plan.Edit.Changes.Select(change => change.File))}. Commit them.");
        if (plan.OldFaults.Count == 0)
        {
            return 0;
        }

        errors.WriteLine("It is written, but a running service takes nothing over while the folder has a fault, and one that starts refuses to:");
        foreach (var fault in plan.OldFaults)
        {
            errors.WriteLine(fault);
        }

        return Failed;
    }

    /// <summary><c>--by</c>.</summary>
    public static Option<string?> By() => new Option<string?>("--by") { Description = "Who does it, for the lineage; the name of the user without it.", HelpName = "NAME" };

    /// <summary><c>--why</c>.</summary>
    public static Option<string?> Why() => new Option<string?>("--why") { Description = "Why, for the lineage.", HelpName = "TEXT" };

    /// <summary><c>--domain</c>.</summary>
    public static Option<string?> Domain() => new Option<string?>("--domain") { Description = "The kind of question; without it the one that the prompt answers.", HelpName = "NAME" };

    /// <summary><c>--dry-run</c>.</summary>
    public static Option<bool> DryRun() => new Option<bool>("--dry-run") { Description = "Shows what would change in the files, and writes nothing." };
}
