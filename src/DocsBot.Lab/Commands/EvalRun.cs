using System.CommandLine;
using DocsBot.Core.Curation;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Sources;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Commands;

/// <summary>The one place where faults of an evaluation become messages and exit codes.</summary>
internal static class EvalRun
{
    private const int Failed = 1;
    private const int Wrong = 2;
    private const int Interrupted = 130;

    /// <summary>Runs an evaluation.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="verbose">Its option to tell each step.</param>
    /// <param name="run">The evaluation: where its result goes, and its log.</param>
    /// <param name="cancellationToken">The token that an interruption cancels.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> GuardAsync(ParseResult parsed, Option<bool> verbose, Func<TextWriter, EvaluationLog, Task> run, CancellationToken cancellationToken)
    {
        return GuardAsync(parsed, verbose, RunAsync, cancellationToken);

        async Task<int> RunAsync(TextWriter output, EvaluationLog log)
        {
            await run(output, log);
            return 0;
        }
    }

    /// <summary>Runs an evaluation that says itself how it ended.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="verbose">Its option to tell each step.</param>
    /// <param name="run">The evaluation: where its result goes, and its log; it gives the exit code.</param>
    /// <param name="cancellationToken">The token that an interruption cancels.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> GuardAsync(ParseResult parsed, Option<bool> verbose, Func<TextWriter, EvaluationLog, Task<int>> run, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        var log = new EvaluationLog(console.Error, TimeProvider.System, parsed.GetValue(verbose));
        try
        {
            return await run(console.Output, log);
        }
        catch (VariantException e)
        {
            log.Warn(e.Message);
            log.Warn("Run it with --help to see the options.");
            return Wrong;
        }
        catch (Exception e) when (e is EvaluationSetException or EvaluationStoreException or IndexUnavailableException or SourceUnavailableException or PromptException
            or InteractionLogException or CurationLogException or ConfigurationException)
        {
            log.Warn(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Warn("Interrupted; the temporary index is deleted.");
            return Interrupted;
        }
    }
}
