using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Commands.ErrorAnalysis;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Reports.Log;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Commands.Log;

/// <summary><c>log list</c>: the newest interactions that match.</summary>
internal static class LogListCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var filter = new FilterOptions();
        var most = AnalysisOptions.Most();
        var json = AnalysisOptions.Json();
        var after = new Option<string?>("--after") { Description = "Goes on where an earlier list ended, with what it printed.", HelpName = "CURSOR" };
        after.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !InteractionCursor.TryParse(token.Value, out _))
            {
                result.AddError("--after needs what an earlier list printed, such as 2026-11-22T10:00:00.0000000Z_0198c0de-0000-7000-8000-000000000001.");
            }
        });
        most.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number > 1_000)
            {
                result.AddError("--most shows up to 1000; go on with --after.");
            }
        });
        var command = new Command("list", "Lists the newest interactions that match.") { most, after, json };
        filter.AddTo(command);
        places.AddTo(command);
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            async (output, _) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var cursor = InteractionCursor.TryParse(parsed.GetValue(after), out var given) ? given : null;
                var page = await ListAsync(engine.Log, filter.Read(parsed), cursor, parsed.GetValue(most), stop);
                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(page, LogJson.Default.InteractionPage));
                }
                else
                {
                    LogListText.Write(page, output);
                }

                return 0;
            },
            stop));
        return command;
    }

    /// <summary>Looks until the page is full or the log is at its end: at a prompt nobody minds a second.</summary>
    private static async Task<InteractionPage> ListAsync(LogDatabase log, InteractionFilter filter, InteractionCursor? after, int most, CancellationToken cancellationToken)
    {
        var reader = new InteractionReader(log);
        var rows = new List<InteractionSummary>();
        while (true)
        {
            var page = await reader.ListAsync(filter, after, most - rows.Count, cancellationToken);
            rows.AddRange(page.Rows);
            if (page.Next is null || rows.Count == most)
            {
                return page with { Rows = rows };
            }

            after = page.Next;
        }
    }
}
