using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Transfer;

namespace DocsBot.Lab.Commands.Log.Transfer;

/// <summary><c>log export</c>: the log as a text, for other programs, for spreadsheets, and for another log.</summary>
internal static class LogExportCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var format = new Option<LogExportFormat>("--format")
        {
            Description = "jsonl (default) holds everything, and log import reads it; csv holds the interactions, for spreadsheets.", DefaultValueFactory = _ => LogExportFormat.Jsonl,
        };
        var from = new Option<DateTimeOffset?>("--from") { Description = "Interactions from this day or time on, in UTC when no zone is said, for example 2026-03-01.", HelpName = "TIME", CustomParser = Time };
        var to = new Option<DateTimeOffset?>("--to") { Description = "Interactions before this day or time.", HelpName = "TIME", CustomParser = Time };
        var file = new Option<string?>("--output") { Description = "The file to write; the export is printed without it.", HelpName = "FILE" };
        var command = new Command("export", "Writes the interaction log as JSON lines or CSV.") { format, from, to, file };
        places.AddTo(command);
        command.SetAction((parsed, stop) => LogTransfer.GuardAsync(
            parsed,
            "No file was written.",
            async (output, errors) =>
            {
                var log = LogTransfer.Find(places.Read(parsed));
                var request = new LogExportRequest(parsed.GetValue(format), parsed.GetValue(from), parsed.GetValue(to));
                if (parsed.GetValue(file) is not { } path)
                {
                    await LogExport.RunAsync(log, request, output, stop);
                    return 0;
                }

                var result = await WriteAsync(log, request, Path.GetFullPath(path), stop);
                await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Interactions:N0} interactions and {result.Others:N0} other rows of {log.Name} are written to {path}."));
                return 0;
            },
            stop));
        return command;
    }

    /// <summary>Writes beside the file first, so that what is there stays until the export is whole. Spreadsheets know UTF-8 by its mark.</summary>
    private static async Task<LogExportResult> WriteAsync(LogDatabase log, LogExportRequest request, string path, CancellationToken cancellationToken)
    {
        var partial = $"{path}.partial";
        try
        {
            LogExportResult result;
            await using (var writer = new StreamWriter(partial, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: request.Format == LogExportFormat.Csv), 1 << 16))
            {
                result = await LogExport.RunAsync(log, request, writer, cancellationToken);
            }

            File.Move(partial, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static DateTimeOffset? Time(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        argument.AddError($"\"{text}\" is no day or time such as 2026-03-01 or 2026-03-01T12:00:00Z.");
        return null;
    }
}
