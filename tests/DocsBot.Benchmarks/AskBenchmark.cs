using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Extractive;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Benchmarks;

/// <summary>Asks the whole pipeline question after question, as the service does.</summary>
internal static class AskBenchmark
{
    private const int WarmUp = 50;
    private const int MostQuestions = 1_000;

    private static readonly CorpusEmbeddingTrainer Trainer = new(new CorpusEmbeddingOptions());

    public static async Task<int> RunAsync(DirectoryInfo source, FileInfo questionsFile, CancellationToken cancellationToken)
    {
        if (!source.Exists || !questionsFile.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no {(source.Exists ? questionsFile.FullName : source.FullName)}.");
            return 2;
        }

        var data = Directory.CreateTempSubdirectory("docsbot-benchmark-");
        try
        {
            using var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = data.FullName }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
            var ingest = new IngestPipeline(store, new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, Trainer);
            var report = await ingest.RunAsync(new FolderSource("docs", source.FullName), SiteDetector.Detect(source.FullName).Conventions, progress: null, cancellationToken);
            var questions = ReadQuestions(questionsFile);
            var pipeline = Pipeline(store);
            await MeasureAsync(pipeline, questions.Take(WarmUp), cancellationToken);
            var times = await MeasureAsync(pipeline, questions.Take(MostQuestions), cancellationToken);

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.FullName}: {report.Manifest.Pages:N0} pages, {report.Manifest.Chunks:N0} chunks; {times.Count:N0} questions, {times.Count(time => time.FirstDeltaMs is not null):N0} answered"));
            Print("question to sources", [.. times.Select(time => time.SourcesMs)]);
            Print("question to first words", [.. times.Where(time => time.FirstDeltaMs is not null).Select(time => time.FirstDeltaMs!.Value)]);
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<List<Timing>> MeasureAsync(AnswerPipeline pipeline, IEnumerable<string> questions, CancellationToken cancellationToken)
    {
        var times = new List<Timing>();
        foreach (var question in questions)
        {
            var started = Stopwatch.GetTimestamp();
            double? sources = null;
            double? first = null;
            await foreach (var chatEvent in pipeline.AnswerAsync(new Question { Text = question, ConversationId = "benchmark" }, cancellationToken))
            {
                var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                switch (chatEvent)
                {
                    case ChatEvent.SourcesFound:
                        sources = elapsed;
                        break;
                    case ChatEvent.AnswerDelta:
                        first ??= elapsed;
                        break;
                    case ChatEvent.Failed failed:
                        throw new InvalidOperationException($"'{question}' failed: {failed.Message}");
                }
            }

            times.Add(new Timing(sources!.Value, first));
        }

        return times;
    }

    private static AnswerPipeline Pipeline(SqliteChunkStore store)
    {
        var retrieval = Options.Create(new RetrievalOptions());
        var answering = Options.Create(new AnswerOptions());
        var models = new AnswerModels([new AnswerModel("extractive", new ExtractiveChatClient())]);
        return new AnswerPipeline(
            new Retriever(store, retrieval, new SnapshotEmbeddings(store, Trainer)),
            PromptFolder.Load(Path.Combine(AppContext.BaseDirectory, "prompts")),
            new AnswerWriter(models, answering, NullLogger<AnswerWriter>.Instance),
            new NoLog(),
            answering,
            retrieval,
            TimeProvider.System,
            NullLogger<AnswerPipeline>.Instance);
    }

    private static List<string> ReadQuestions(FileInfo file)
    {
        var questions = new List<string>();
        foreach (var line in File.ReadLines(file.FullName).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            questions.Add(json.RootElement.GetProperty("text").GetString()!);
        }

        return questions;
    }

    private static void Print(string name, double[] times)
    {
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24} p50 {At(times, 0.5),6:0.00} ms   p95 {At(times, 0.95),6:0.00} ms   max {At(times, 1),6:0.00} ms"));
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private readonly record struct Timing(double SourcesMs, double? FirstDeltaMs);

    /// <summary>Writing the log is off the answering path; leaving it out changes no time here.</summary>
    private sealed class NoLog : IInteractionLog
    {
        public long Dropped => 0;

        public void Record(Interaction interaction)
        {
        }

        public void Record(Feedback feedback)
        {
        }

        public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
