using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Commands.ErrorAnalysis;

/// <summary>The one place where faults of the commands over the log become messages and exit codes.</summary>
internal static class AnalysisRun
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Runs a command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The command: where its result goes, and everything else; gives the exit code.</param>
    /// <param name="cancellationToken">The token that an interruption cancels.</param>
    public static async Task<int> GuardAsync(ParseResult parsed, Func<TextWriter, TextWriter, Task<int>> run, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return await run(console.Output, console.Error);
        }
        catch (Exception e) when (e is InteractionLogException or ConfigurationException or PromptException or IndexUnavailableException or EvaluationSetException or EvaluationStoreException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Interrupted; nothing was changed.");
            return Interrupted;
        }
    }
}
