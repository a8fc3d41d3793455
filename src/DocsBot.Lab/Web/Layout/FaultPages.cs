using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Web.Layout;

/// <summary>The one place where faults become pages: what can be mended is told whole, anything else by its id in the console.</summary>
/// <param name="next">The rest.</param>
/// <param name="logger">The console.</param>
internal sealed partial class FaultPages(RequestDelegate next, ILogger<FaultPages> logger)
{
    /// <summary>Whether a fault is one of the surroundings, whose message says what to do.</summary>
    public static bool IsExpected(Exception fault) =>
        fault is ConfigurationException or InteractionLogException or ExperimentLogException or PromptException or IndexUnavailableException or EvaluationSetException or EvaluationStoreException or IOException or UnauthorizedAccessException;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more.
        }
        catch (BadHttpRequestException fault)
        {
            await Page.Fault(fault.StatusCode, "This address is not complete, or wrong", fault.Message).ExecuteAsync(context);
        }
        catch (Exception fault) when (IsExpected(fault) && !context.Response.HasStarted)
        {
            Log.Expected(logger, context.Request.Path, fault.Message);
            await Page.Fault(StatusCodes.Status503ServiceUnavailable, TitleOf(fault), fault.Message).ExecuteAsync(context);
        }
#pragma warning disable CA1031 // Nobody should see a stack trace; it is in the console.
        catch (Exception fault) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, context.TraceIdentifier, context.Request.Path, fault);
            await Page.Fault(StatusCodes.Status500InternalServerError, "This page could not be made", $"Something went wrong that should not. The console says more under {context.TraceIdentifier}.").ExecuteAsync(context);
        }
    }

    private static string TitleOf(Exception fault) => fault switch
    {
        InteractionLogException or ExperimentLogException => "The interaction log cannot be read",
        ConfigurationException => "The configuration is wrong",
        PromptException => "The prompts cannot be read",
        IndexUnavailableException => "The index cannot be read",
        EvaluationStoreException => "The evaluations cannot be read",
        EvaluationSetException => "The evaluation set cannot be read",
        _ => "A file cannot be read",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Path}: {Fault}")]
        public static partial void Expected(ILogger logger, string path, string fault);

        [LoggerMessage(2, LogLevel.Error, "{Id}: {Path} failed")]
        public static partial void Unexpected(ILogger logger, string id, string path, Exception fault);
    }
}
