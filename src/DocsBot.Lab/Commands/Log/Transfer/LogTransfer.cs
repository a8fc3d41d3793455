using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Commands.Log.Transfer;

/// <summary>What <c>log export</c> and <c>log import</c> have in common.</summary>
internal static class LogTransfer
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>The log that the service's configuration names; prompts, index and models are left alone.</summary>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    public static LogDatabase Find(LabPlaces places)
    {
        var services = new ServiceCollection();
        services.AddAnsweringOptions(LabConfiguration.Read(places));
        return LogDatabase.Of((InteractionLogOptions)services.Last(service => service.ServiceType == typeof(InteractionLogOptions)).ImplementationInstance!);
    }

    /// <summary>The one place where faults of these commands become messages and exit codes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="interrupted">What an interruption leaves.</param>
    /// <param name="run">The command: where its result goes, and everything else; gives the exit code.</param>
    /// <param name="cancellationToken">The token that an interruption cancels.</param>
    public static async Task<int> GuardAsync(ParseResult parsed, string interrupted, Func<TextWriter, TextWriter, Task<int>> run, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return await run(console.Output, console.Error);
        }
        catch (Exception e) when (e is InteractionLogException or ConfigurationException or PromptException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync($"Interrupted. {interrupted}");
            return Interrupted;
        }
    }
}
