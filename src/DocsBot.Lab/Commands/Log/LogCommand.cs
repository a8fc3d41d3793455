using System.CommandLine;
using DocsBot.Lab.Commands.Log.Transfer;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>log</c>: what the interaction log holds.</summary>
internal static class LogCommand
{
    public static Command Create() => new("log", "Reads the interaction log: lists, single interactions, figures; exports and imports it.")
    {
        LogListCommand.Create(), LogShowCommand.Create(), LogStatsCommand.Create(), LogGenerateCommand.Create(), LogExportCommand.Create(), LogImportCommand.Create(),
    };
}
