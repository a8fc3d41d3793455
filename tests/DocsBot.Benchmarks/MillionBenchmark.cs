using System.Globalization;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Generation;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Benchmarks;

/// <summary>Generates an interaction log once, and prints how long what people look at takes on it.</summary>
internal static class MillionBenchmark
{
    private const int Overview = 300;
    private const int Slices = 1_000;
    private const int List = 200;
    private const int Clusters = 30_000;
    private const int Days = 365;
    private const int PageSize = 50;

    private static readonly DateTimeOffset End = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs.</summary>
    /// <param name="rows">How many interactions.</param>
    /// <param name="folder">Where the log is made, and kept for the next run; null for a temporary folder.</param>
    /// <param name="rounds">How often each is measured after its first time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>1 when a median is over its bound, 0 otherwise.</returns>
    public static async Task<int> RunAsync(int rows, DirectoryInfo? folder, int rounds, CancellationToken cancellationToken)
    {
        var temporary = folder is null ? Directory.CreateTempSubdirectory("docsbot-million-") : null;
        try
        {
            var options = new InteractionLogOptions { Path = Path.Combine((folder ?? temporary!).FullName, InteractionLogOptions.FileName) };
            if (!File.Exists(options.Path) && await LogGeneration.RunAsync(new GeneratorOptions(rows, Days, Seed: 1, End), options, TimeProvider.System, Console.Out, cancellationToken) is { } refused)
            {
                Console.WriteLine(refused);
                return 1;
            }

            Print($"{options.Path}: {new FileInfo(options.Path).Length / 1e9:0.00} GB");
            return await MeasureAsync(LogDatabase.Of(options), rounds, cancellationToken) ? 0 : 1;
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(LogDatabase log, int rounds, CancellationToken cancellationToken)
    {
        var reader = new InteractionReader(log);
        Print($"{"what",-58} {"first",8} {"median",8} {"worst",8} {"bound",8}   ms, {rounds} rounds after the first");
        var isWithin = true;
        foreach (var days in new[] { 7, 30, Days })
        {
            isWithin &= await TimeAsync($"overview, {days} days", Overview, async () =>
            {
                var overview = await reader.OverviewAsync(Last(days), cancellationToken);
                return $"{overview.Total.Questions:N0} questions, {overview.Total.FlaggedRate.Share:P1} with a failure signal";
            });
        }

        isWithin &= await TimeAsync("overview, all time", Overview, async () => $"{(await reader.OverviewAsync(LogPeriod.All, cancellationToken)).Total.Questions:N0} questions");
        foreach (var dimension in Enum.GetValues<LogDimension>())
        {
            isWithin &= await TimeAsync($"slices by {dimension.ToString().ToLowerInvariant()}, {Days} days", Slices, async () =>
            {
                var slices = await reader.SlicesAsync(dimension, Last(Days), cancellationToken);
                return $"{slices.Rows.Count:N0} slices, {slices.Rows.Count(slice => slice.Worse.Count > 0):N0} worse than the rest";
            });
        }

        isWithin &= await TimeAsync($"costs, {Days} days", Slices, async () => $"{(await reader.CostsAsync(Last(Days), cancellationToken)).Total.Cost:0.00} in all");
        var newest = (await reader.ListAsync(new InteractionFilter(), after: null, size: 1, cancellationToken)).Rows[0];
        foreach (var (name, filter) in Filters(newest))
        {
            isWithin &= await TimeAsync($"list, {name}", List, async () => Describe(await reader.ListAsync(filter, after: null, PageSize, cancellationToken)));
        }

        isWithin &= await TimeAsync("list, a page in the middle of the log", List, async () => Describe(
            await reader.ListAsync(new InteractionFilter(), new InteractionCursor(InteractionTime(End.AddDays(-Days / 2)), ""), PageSize, cancellationToken)));
        isWithin &= await TimeAsync("show one", List, async () => (await reader.FindAsync(newest.Id, cancellationToken))!.Interaction.Outcome.ToString());
        await TimeAsync("list, a text that nobody wrote, to the end of the log", bound: null, async () => await ToTheEndAsync(reader, cancellationToken));
        foreach (var days in new[] { 30, Days })
        {
            isWithin &= await TimeAsync($"clusters, {days} days", Clusters, async () =>
            {
                var report = await ClusterAnalysis.RunAsync(log, ClusterRequest.LastDays(days, End), cancellationToken);
                return $"{report.Clusters.Count:N0} shown";
            });
        }

        return isWithin;

        async Task<bool> TimeAsync(string name, int? bound, Func<Task<string>> run)
        {
            var times = new List<double>();
            var said = "";
            for (var round = 0; round <= (bound is Clusters or null ? 1 : rounds); round++)
            {
                var since = TimeProvider.System.GetTimestamp();
                said = await run();
                times.Add(TimeProvider.System.GetElapsedTime(since).TotalMilliseconds);
            }

            var warm = times.Skip(1).Order().ToList();
            var median = warm[warm.Count / 2];
            Print($"{name,-58} {times[0],8:N0} {median,8:N0} {warm[^1],8:N0} {bound,8:N0}   {said}");
            return !(median > bound);
        }
    }

    private static IEnumerable<(string Name, InteractionFilter Filter)> Filters(InteractionSummary newest)
    {
        yield return ("no filter", new InteractionFilter());
        yield return ("a signal", new InteractionFilter { Signals = FailureSignal.DroppedCitation });
        yield return ("a rare signal", new InteractionFilter { Signals = FailureSignal.BrokenRule });
        yield return ("an outcome that failed", new InteractionFilter { Outcome = InteractionOutcome.Failed });
        yield return ("thumbs down", new InteractionFilter { Helpful = false });
        yield return ("a domain", new InteractionFilter { Domain = "account" });
        yield return ("a version that was taken back months ago", new InteractionFilter { Prompt = "how_to@v3" });
        yield return ("a model", new InteractionFilter { Model = GeneratedModel.Older.Name });
        yield return ("a language", new InteractionFilter { Language = "ja" });
        yield return ("a site", new InteractionFilter { Site = "https://community.harbor.example" });
        yield return ("a page", new InteractionFilter { Page = $"{GeneratedCorpus.Site}/billing/tax-id/" });
        yield return ("a version of the product", new InteractionFilter { ProductVersion = "2.3" });
        yield return ("an arm of an old experiment", new InteractionFilter { Experiment = "ask-for-logs/troubleshooting@v2" });
        yield return ("a conversation", new InteractionFilter { ConversationId = newest.ConversationId });
        yield return ("a day long ago", new InteractionFilter { From = End.AddDays(-300), To = End.AddDays(-299) });
        yield return ("rare: Japanese, old product, a broken rule", new InteractionFilter { Language = "ja", ProductVersion = "2.3", Signals = FailureSignal.BrokenRule });
        yield return ("rare: thumbs up on failed Japanese account questions", new InteractionFilter { Language = "ja", Domain = "account", Signals = FailureSignal.Degraded, Helpful = true });
        yield return ("a value that nobody has", new InteractionFilter { Language = "xx" });
        yield return ("a frequent text", new InteractionFilter { Text = "access token" });
        yield return ("a rare text", new InteractionFilter { Text = "tax id" });
        yield return ("a text that nobody wrote", new InteractionFilter { Text = "no such words" });
        yield return ("a text among thumbs down", new InteractionFilter { Text = "outdated screenshot", Helpful = false });
    }

    private static async Task<string> ToTheEndAsync(InteractionReader reader, CancellationToken cancellationToken)
    {
        var (cursor, pages) = (default(InteractionCursor), 0);
        do
        {
            cursor = (await reader.ListAsync(new InteractionFilter { Text = "no such words" }, cursor, PageSize, cancellationToken)).Next;
            pages++;
        }
        while (cursor is not null);
        return $"{pages} steps";
    }

    private static string Describe(InteractionPage page) => string.Create(
        CultureInfo.InvariantCulture,
        $"{page.Rows.Count} rows{(page.Rows.Count == PageSize ? "" : page.LookedBackTo is { } to ? $", looked back to {to:yyyy-MM-dd}" : ", all there are")}");

    private static string InteractionTime(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static LogPeriod Last(int days)
    {
        var to = DateOnly.FromDateTime(End.AddDays(-1).UtcDateTime);
        return new LogPeriod(to.AddDays(1 - days), to);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
