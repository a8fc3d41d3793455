using System.CommandLine;
using System.Globalization;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log.Transfer;

namespace DocsBot.Lab.Commands.Log.Transfer;

/// <summary><c>log import</c>: reads an export into the log, for example from a file into PostgreSQL.</summary>
internal static class LogImportCommand
{
    /// <summary>More faults than that are counted and not told.</summary>
    private const int Told = 20;

    public static Command Create()
    {
        var places = new LabOptions();
        var file = new Argument<string>("file") { Description = "What log export --format jsonl wrote." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks every line and leaves the log alone." };
        var command = new Command("import", "Reads an export into the interaction log; what is there already stays as it is.") { file, dryRun };
        places.AddTo(command);
        command.SetAction((parsed, stop) => LogTransfer.GuardAsync(
            parsed,
            "What was imported so far stays; run it again for the rest.",
            async (output, errors) =>
            {
                var (path, isDryRun, told) = (parsed.GetRequiredValue(file), parsed.GetValue(dryRun), 0);
                var log = LogTransfer.Find(places.Read(parsed));
                await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
                var result = await LogImport.RunAsync(log, stream, Tell, isDryRun, TimeProvider.System, stop);
                await output.WriteLineAsync(isDryRun ? Checked(result) : Imported(result, log.Name));
                return result.Faults > 0 ? 1 : 0;

                void Tell(LogImportFault fault)
                {
                    if (told++ < Told)
                    {
                        errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}:{fault.Line} {fault.Message}."));
                    }
                    else if (told == Told + 1)
                    {
                        errors.WriteLine("More lines are wrong; the sum follows.");
                    }
                }
            },
            stop));
        return command;
    }

    private static string Checked(LogImportResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.Interactions:N0} interactions and {result.Others:N0} other rows are right, {result.Faults:N0} lines are not. Nothing was written.");

    private static string Imported(LogImportResult result, string log) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.NewInteractions:N0} interactions and {result.NewOthers:N0} other rows are new in {log}; {result.Interactions - result.NewInteractions:N0} and {result.Others - result.NewOthers:N0} were there, and {result.Faults:N0} lines were left out.");
}
