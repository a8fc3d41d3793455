using System.CommandLine;
using DocsBot.Core.Curation;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Review.Desk;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Commands.Review;

/// <summary>The one place where faults of the commands of the reviews become messages and exit codes.</summary>
internal static class ReviewRun
{
    /// <summary>The exit code of a command that failed.</summary>
    public const int Failed = 1;

    private const int Interrupted = 130;

    public static Option<string> Reviewer() => new Option<string>("--reviewer") { Description = "The reviewer's name.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };

    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object a line." };

    public static Argument<string> Item() => new("item") { Description = "The item of the queue, as review list prints it." };

    /// <summary>Runs a command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options for places.</param>
    /// <param name="run">The command: its tools, where its result goes and where everything else goes; gives the exit code.</param>
    /// <param name="cancellationToken">The token that an interruption cancels.</param>
    public static async Task<int> GuardAsync(ParseResult parsed, LabOptions options, Func<ReviewTools, TextWriter, TextWriter, Task<int>> run, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            await using var engine = LabEngine.Open(options.Read(parsed));
            return await run(new ReviewTools(engine), console.Output, console.Error);
        }
        catch (Exception e) when (e is ReviewException or CurationLogException or InteractionLogException or ConfigurationException or PromptException or IndexUnavailableException or EvaluationStoreException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Interrupted.");
            return Interrupted;
        }
    }
}
