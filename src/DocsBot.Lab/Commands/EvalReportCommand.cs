using System.CommandLine;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports.Html;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval report</c>: an evaluation as one HTML file, to be sent and kept.</summary>
internal static class EvalReportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "The id of the evaluation, or how it begins or ends; the newest one without it.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--output") { Description = "The file.", HelpName = "FILE", DefaultValueFactory = _ => "report.html" };
        var places = new LabOptions();
        var command = new Command("report", "Writes an evaluation as one HTML file that needs nothing else.") { run, output };
        places.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            try
            {
                var file = Path.GetFullPath(parsed.GetRequiredValue(output));
                var found = await FindAsync(new EvaluationStore(DataOf(places.Read(parsed))), parsed.GetValue(run), cancellationToken);
                await File.WriteAllTextAsync(file, await HtmlReport.RenderAsync(found), cancellationToken);
                await console.Output.WriteLineAsync($"The report of the evaluation {found.Id} is in {file}.");
                return 0;
            }
            catch (Exception e) when (e is EvaluationStoreException or ConfigurationException or IOException or UnauthorizedAccessException)
            {
                await console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }

    /// <summary>Where the evaluations are, without a look at prompts and index: an old evaluation can be reported whatever became of them.</summary>
    private static string DataOf(LabPlaces places)
    {
        var configuration = LabConfiguration.Read(places);
        return configuration[$"{SqliteIndexOptions.Section}:{nameof(SqliteIndexOptions.Directory)}"] is { } index
            ? Path.GetFullPath(index)
            : Locations.Data(ConfigurationCheck.Read<DataOptions>(configuration, DataOptions.Section).Directory);
    }

    private static async Task<EvaluationRun> FindAsync(EvaluationStore store, string? id, CancellationToken cancellationToken)
    {
        var wanted = id ?? (await store.ListAsync(cancellationToken)).Select(run => run.Id).FirstOrDefault()
            ?? throw new EvaluationStoreException($"There is no evaluation in {store.Path} yet. Run one with: lab eval run");
        return await store.FindAsync(wanted, cancellationToken)
            ?? throw new EvaluationStoreException($"There is no evaluation {wanted} in {store.Path}.");
    }
}
