using System.CommandLine;
using DocsBot.Lab.Commands.Analysis;
using DocsBot.Lab.Commands.Drift;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Commands.Lifecycle;
using DocsBot.Lab.Commands.Log;
using DocsBot.Lab.Commands.Prompts;
using DocsBot.Lab.Commands.Review;
using DocsBot.Lab.Commands.Serve;

namespace DocsBot.Lab.Commands;

/// <summary>The Lab's command line. Exit codes: 0 done, 1 the command failed, 2 the command line is wrong, 130 interrupted.</summary>
public static class LabCommandLine
{
    private const int Wrong = 2;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where everything else goes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var root = new RootCommand("DocsBot Lab: measures how well an index answers, and keeps its prompts.")
        {
            EvalCommand.Create(),
            PromptsCommand.Create(),
            LogCommand.Create(),
            ReplayCommand.Create(),
            WhyCommand.Create(),
            ReviewCommand.Create(),
            ServeCommand.Create(),
            CostCommand.Create(),
            ClustersCommand.Create(),
            GapsCommand.Create(),
            DriftCommand.Create(),
            DietCommand.Create(),
            PromoteCommand.Create(),
            RollbackCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await errors.WriteLineAsync(error.Message);
            }

            await errors.WriteLineAsync("Run it with --help to see the commands and their options.");
            return Wrong;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
    }
}
