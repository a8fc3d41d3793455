using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DocsBot.Benchmarks;

/// <summary>Runs the ingestion job as its users do, as a process of its own: starting it counts, and its memory is its own.</summary>
internal static class IngestBenchmark
{
    public static async Task<int> RunAsync(DirectoryInfo source, int rounds, CancellationToken cancellationToken)
    {
        if (!source.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no folder {source.FullName}.");
            return 2;
        }

        var cold = new List<Measurement>();
        var unchanged = new List<Measurement>();
        for (var round = 0; round < rounds; round++)
        {
            var data = Directory.CreateTempSubdirectory("docsbot-benchmark-");
            try
            {
                cold.Add(await MeasureAsync(source, data, cancellationToken));
                unchanged.Add(await MeasureAsync(source, data, cancellationToken));
            }
            finally
            {
                data.Delete(recursive: true);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source.FullName}: {cold[0].Pages:N0} pages, {cold[0].Chunks:N0} chunks; median of {rounds}, process start included"));
        Print("cold", Median(cold));
        Print("unchanged", Median(unchanged));
        return 0;
    }

    private static async Task<Measurement> MeasureAsync(DirectoryInfo source, DirectoryInfo data, CancellationToken cancellationToken)
    {
        var job = Path.Combine(AppContext.BaseDirectory, "DocsBot.Ingest.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", job, "--source", source.FullName, "--base-url", "https://docs.example.com/", "--data", data.FullName, "--quiet", "--json"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var peak = 0L;
        var ended = process.WaitForExitAsync(cancellationToken);
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(ended, Task.Delay(50, cancellationToken));
        }

        await ended;
        watch.Stop();
        if (process.ExitCode is not (0 or 1))
        {
            throw new InvalidOperationException($"The job ended with {process.ExitCode}: {await errors}");
        }

        using var json = JsonDocument.Parse(await output);
        var root = json.RootElement;
        return new Measurement(watch.Elapsed, peak, root.GetProperty("pages").GetInt32(), root.GetProperty("chunks").GetInt32());
    }

    /// <summary>The most memory the process has held so far, in bytes; 0 once it is gone.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static Measurement Median(List<Measurement> measurements) => measurements.OrderBy(measurement => measurement.Elapsed).ElementAt(measurements.Count / 2);

    private static void Print(string name, Measurement measurement)
    {
        var seconds = measurement.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-10} {seconds,6:0.00} s   {measurement.Pages / seconds,7:N0} pages/s   {measurement.Chunks / seconds,7:N0} chunks/s   peak {measurement.PeakBytes / 1e6,5:N0} MB"));
    }

    private sealed record Measurement(TimeSpan Elapsed, long PeakBytes, int Pages, int Chunks);
}
