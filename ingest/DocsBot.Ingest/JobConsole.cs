using System.Globalization;
using DocsBot.Ingestion;
using Spectre.Console;

namespace DocsBot.Ingest;

/// <summary>What the job prints: a bar on a terminal, plain lines where output is redirected, JSON when asked for. Problems go to standard error.</summary>
internal sealed class JobConsole(bool quiet, bool json)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Prints a problem.</summary>
    public static void Problem(string message) => Console.Error.WriteLine(message);

    /// <summary>Prints a line of progress or result.</summary>
    public void Line(string text)
    {
        if (!quiet && !json)
        {
            Console.Out.WriteLine(text);
        }
    }

    /// <summary>Runs the ingestion with its progress shown.</summary>
    public Task<IngestReport> ShowAsync(Func<IProgress<IngestProgress>?, Task<IngestReport>> run)
    {
        if (quiet || json)
        {
            return run(null);
        }

        return Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? run(new Lines(this))
            : AnsiConsole.Progress().AutoClear(enabled: true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context => run(new Bar(context.AddTask("Listing"))));
    }

    /// <summary>Prints what was done.</summary>
    public void Result(IngestReport report, string place)
    {
        foreach (var failure in report.Failed)
        {
            Problem($"FAILED {failure.Page}: {failure.Reason}");
        }

        if (json)
        {
            Console.Out.WriteLine(ReportJson.Of(report));
            return;
        }

        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Pages:N0} pages: {report.Added:N0} added, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged, {report.Removed:N0} removed, {report.Failed.Count:N0} failed{(report.Skipped > 0 ? $", {report.Skipped:N0} not to be indexed" : "")}."));
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Chunks:N0} chunks written in {report.Elapsed.TotalSeconds:0.0} s. The index in {place} now has {report.Manifest.Pages:N0} pages and {report.Manifest.Chunks:N0} chunks (snapshot {report.Manifest.Snapshot})."));
        if (!report.ListingComplete)
        {
            Problem("A part of a source could not be listed, so no page of it was removed.");
        }
    }

    private static string Describe(IngestProgress progress) => progress.Stage switch
    {
        IngestStage.Fit => "Learning",
        IngestStage.Embeddings => "Embedding",
        IngestStage.Publish => "Publishing",
        _ => string.Create(CultureInfo.InvariantCulture, $"{progress.PagesDone:N0} of {progress.PagesListed:N0} pages, {progress.Chunks:N0} chunks"),
    };

    private sealed class Bar(ProgressTask task) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            task.Description = Markup.Escape(Describe(value));
            task.MaxValue = Math.Max(1, value.PagesListed);
            task.Value = value.Stage == IngestStage.Pages ? Math.Min(value.PagesDone, task.MaxValue) : task.MaxValue;
        }
    }

    private sealed class Lines(JobConsole console) : IProgress<IngestProgress>
    {
        private long _last = TimeProvider.System.GetTimestamp();

        public void Report(IngestProgress value)
        {
            if (TimeProvider.System.GetElapsedTime(_last) > LineEvery)
            {
                _last = TimeProvider.System.GetTimestamp();
                console.Line(Describe(value));
            }
        }
    }
}
