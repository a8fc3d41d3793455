using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocsBot.Ingestion;

namespace DocsBot.Ingest;

/// <summary>The report for scripts: pages and chunks are counts, times milliseconds, memory bytes.</summary>
internal static partial class ReportJson
{
    /// <summary>One JSON object in one line.</summary>
    public static string Of(IngestReport report)
    {
        using var process = Process.GetCurrentProcess();
        var content = new Content(
            report.Pages,
            report.Added,
            report.Changed,
            report.Unchanged,
            report.Removed,
            report.Skipped,
            [.. report.Failed.Select(failure => new Failure(failure.Page.Source, failure.Page.Path, failure.Reason))],
            report.Chunks,
            report.ListingComplete,
            Math.Round(report.Elapsed.TotalMilliseconds),
            process.PeakWorkingSet64,
            report.Manifest.Snapshot,
            report.Manifest.Pages,
            report.Manifest.Chunks);
        return JsonSerializer.Serialize(content, Json.Default.Content);
    }

    internal sealed record Content(
        int Pages,
        int Added,
        int Changed,
        int Unchanged,
        int Removed,
        int Skipped,
        IReadOnlyList<Failure> Failed,
        int Chunks,
        bool ListingComplete,
        double ElapsedMs,
        long PeakBytes,
        string Snapshot,
        int IndexPages,
        int IndexChunks);

    internal sealed record Failure(string Source, string Path, string Reason);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class Json : JsonSerializerContext;
}
