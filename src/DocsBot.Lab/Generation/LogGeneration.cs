using System.Globalization;
using System.Threading.Channels;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Generation;

/// <summary>Fills a log with generated interactions, a batch at a time.</summary>
internal static class LogGeneration
{
    private const int BatchSize = 2_000;
    private const int ToldEvery = 100_000;

    /// <summary>The file beside a generated log that says what made it. A log with interactions and without it is somebody's own.</summary>
    public const string MarkName = "generated-log.txt";

    /// <summary>Generates. A log that was generated with the same options goes on where it was interrupted.</summary>
    /// <param name="options">What.</param>
    /// <param name="log">Where to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="output">Where progress is told.</param>
    /// <param name="cancellationToken">Ends it after a batch.</param>
    /// <returns>Why nothing was generated; null when all was.</returns>
    public static async Task<string?> RunAsync(GeneratorOptions options, InteractionLogOptions log, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(log.Path))!;
        var markFile = Path.Combine(folder, MarkName);
        var mark = string.Create(CultureInfo.InvariantCulture, $"rows {options.Rows}, days {options.Days}, seed {options.Seed}, end {options.End.UtcDateTime:O}");
        if (await new InteractionReader(LogDatabase.Of(log)).NewestAsync(cancellationToken).AnyAsync(cancellationToken) && ReadMark(markFile) != mark)
        {
            return ReadMark(markFile) is { } other
                ? $"{log.Path} holds a log that was generated with other options ({other}). Name an empty folder with --into, or delete it."
                : $"{log.Path} holds interactions that were not generated, so nothing is written into it. Name an empty folder with --into.";
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(markFile, mark, cancellationToken);
        var since = time.GetTimestamp();
        var (written, told) = (0, ToldEvery);
        await using var fill = new InteractionLogFill(log, time);
        await foreach (var batch in Batches(options, cancellationToken))
        {
            await fill.WriteAsync(batch, cancellationToken);
            written += batch.Length;
            if (written >= told || written == options.Rows)
            {
                told = written + ToldEvery;
                var seconds = time.GetElapsedTime(since).TotalSeconds;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{written:N0} rows, {written / Math.Max(seconds, 0.001):N0} rows/s"));
            }
        }

        return null;
    }

    /// <summary>Makes the next batch while one is written.</summary>
    private static IAsyncEnumerable<InteractionRecord[]> Batches(GeneratorOptions options, CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<InteractionRecord[]>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        _ = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var batch in InteractionGenerator.Hours(options).SelectMany(hour => hour).Chunk(BatchSize))
                    {
                        await batches.Writer.WriteAsync(batch, cancellationToken);
                    }

                    batches.Writer.Complete();
                }
                catch (Exception fault)
                {
                    batches.Writer.Complete(fault);
                }
            },
            CancellationToken.None);
        return batches.Reader.ReadAllAsync(cancellationToken);
    }

    private static string? ReadMark(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}
