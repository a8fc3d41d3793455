using System.Diagnostics;
using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Benchmarks;

/// <summary>Learns the embedding model of a documentation and embeds it, from cold and again unchanged, then learns it again on one thread to compare the bytes.</summary>
internal static class FitBenchmark
{
    public static async Task<int> RunAsync(DirectoryInfo source, int copies, bool compare, CancellationToken cancellationToken)
    {
        if (!source.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no folder {source.FullName}.");
            return 2;
        }

        var data = Directory.CreateTempSubdirectory("docsbot-benchmark-");
        try
        {
            var options = new CorpusEmbeddingOptions();
            using var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = data.FullName }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
            var layout = SiteDetector.Detect(source.FullName);
            var pages = new IngestSource(new CopiedSource(new FolderSource("docs", layout.ContentFolder), copies), layout.Conventions);
            var pipeline = new IngestPipeline(store, new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, new CorpusEmbeddingTrainer(options));

            var (manifest, cold) = await MeasureAsync(pipeline, pages, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source.FullName} x {copies}: {manifest.Pages:N0} pages, {manifest.Chunks:N0} chunks, {Environment.ProcessorCount} threads"));
            Print("cold", cold);
            Print("unchanged", (await MeasureAsync(pipeline, pages, cancellationToken)).Times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  peak after pages {cold.Peaks[0]} MB, fit {cold.Peaks[1]} MB, embed {cold.Peaks[2]} MB, publish {cold.Peaks[3]} MB"));
            if (compare)
            {
                await CompareAsync(store, await pipeline.GetRecipeAsync(cancellationToken), options with { Threads = 1 }, cancellationToken);
            }

            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<(IndexManifest Manifest, Times Times)> MeasureAsync(IngestPipeline pipeline, IngestSource pages, CancellationToken cancellationToken)
    {
        var stages = new StageTimes();
        var report = await pipeline.RunAsync([pages], stages, cancellationToken);
        return (report.Manifest, stages.End());
    }

    private static async Task CompareAsync(SqliteChunkStore store, IndexRecipe recipe, CorpusEmbeddingOptions options, CancellationToken cancellationToken)
    {
        var many = (await store.ReadModelAsync(cancellationToken))?.Bytes ?? throw new InvalidOperationException("There was too little to learn from.");
        await using var draft = await store.OpenDraftAsync(recipe, cancellationToken);
        var cpu = CpuSeconds();
        var watch = Stopwatch.StartNew();
        var one = await new CorpusEmbeddingTrainer(options).FitAsync(draft.ReadChunksAsync, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  on 1 thread fit {watch.Elapsed.TotalSeconds:0.0} s, {CpuSeconds() - cpu:0.0} s of CPU; {many.Length / 1e6:0.0} MB, bytes equal on 1 and on {Environment.ProcessorCount} threads: {(many.Span.SequenceEqual(one) ? "yes" : "NO")}"));
    }

    private static void Print(string name, Times times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-10} pages {times.Pages,6:0.00} s   fit {times.Fit,6:0.00} s   embed {times.Embed,6:0.00} s   publish {times.Publish,6:0.00} s   fit + embed {times.Fit + times.Embed,6:0.00} s, {times.LearningCpu:0.00} s of CPU"));

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000;
    }

    private static double CpuSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private readonly record struct Times(double Pages, double Fit, double Embed, double Publish, double LearningCpu, long[] Peaks);

    /// <summary>How long each stage took. The pipeline tells when it comes to a stage.</summary>
    private sealed class StageTimes : IProgress<IngestProgress>
    {
        private readonly double[] _seconds = new double[Enum.GetValues<IngestStage>().Length];
        private readonly long[] _peaks = new long[Enum.GetValues<IngestStage>().Length];
        private IngestStage _stage = IngestStage.Pages;
        private long _since = Stopwatch.GetTimestamp();
        private double _cpuSince = CpuSeconds();
        private double _learningCpu;

        public void Report(IngestProgress value)
        {
            Pass();
            _stage = value.Stage;
        }

        public Times End()
        {
            Pass();
            return new Times(_seconds[(int)IngestStage.Pages], _seconds[(int)IngestStage.Fit], _seconds[(int)IngestStage.Embeddings], _seconds[(int)IngestStage.Publish], _learningCpu, _peaks);
        }

        private void Pass()
        {
            _seconds[(int)_stage] += Stopwatch.GetElapsedTime(_since).TotalSeconds;
            _learningCpu += _stage is IngestStage.Fit or IngestStage.Embeddings ? CpuSeconds() - _cpuSince : 0;
            _peaks[(int)_stage] = Peak();
            _since = Stopwatch.GetTimestamp();
            _cpuSince = CpuSeconds();
        }
    }
}
