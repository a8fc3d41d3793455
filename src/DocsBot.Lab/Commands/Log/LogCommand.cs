using System.CommandLine;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>log</c>: what the interaction log holds.</summary>
internal static class LogCommand
{
    public static Command Create() => new("log", "Reads the interaction log: lists, single interactions, figures.")
    {
        LogListCommand.Create(), LogShowCommand.Create(), LogStatsCommand.Create(), LogGenerateCommand.Create(),
    };
}
