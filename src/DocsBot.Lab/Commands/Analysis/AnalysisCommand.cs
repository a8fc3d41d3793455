using System.CommandLine;
using DocsBot.Core.Curation;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Commands.Analysis;

/// <summary>What the commands have in common that look at one interaction of the log.</summary>
internal static class AnalysisCommand
{
    /// <summary>The exit code of a command that failed, and of a replay that is not exact.</summary>
    public const int Failed = 1;

    public static Argument<string> Id() => new("id") { Description = "The interaction's id, as the log and the reader's answer have it." };

    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object." };

    /// <summary>The one place where faults of these commands become messages and exit codes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options for places.</param>
    /// <param name="id">Its argument.</param>
    /// <param name="run">The command: the engine, the interaction, where its result goes; gives the exit code.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    public static async Task<int> RunAsync(
        ParseResult parsed, LabOptions options, Argument<string> id, Func<LabEngine, InteractionRecord, TextWriter, Task<int>> run, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            await using var engine = LabEngine.Open(options.Read(parsed));
            var wanted = parsed.GetRequiredValue(id);
            if (await new InteractionReader(engine.Log).FindAsync(wanted, cancellationToken) is { } record)
            {
                return await run(engine, record, console.Output);
            }

            await console.Error.WriteLineAsync($"The log {engine.Log.Name} has no interaction {wanted}. Name it as the log does; another log is named with --data or --config.");
        }
        catch (Exception e) when (e is PromptException or IndexUnavailableException or InteractionLogException or CurationLogException or ConfigurationException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(e.Message);
        }

        return Failed;
    }
}
