using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
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

    public static async Task<int> RunAsync(AskInput input, CancellationToken cancellationToken)
    {
        if (!input.Source.Exists || !input.Questions.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no {(input.Source.Exists ? input.Questions.FullName : input.Source.FullName)}.");
            return 2;
        }

        var data = input.Data ?? Directory.CreateTempSubdirectory("docsbot-benchmark-");
        try
        {
            using var store = Open(data);
            var manifest = await store.GetManifestAsync(cancellationToken) ?? await IngestAsync(store, input, data, cancellationToken);
            var questions = ReadQuestions(input.Questions);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input.Source.FullName} × {input.Copies}: {manifest.Pages:N0} pages, {manifest.Chunks:N0} chunks, model {manifest.EmbeddingModel ?? "none"}"));

            // A service that was just started: nothing is in memory but what the operating system keeps of the file.
            using (var cold = Open(data))
            {
                Print("the first questions", await MeasureAsync(Pipeline(cold), questions.Take(WarmUp), cancellationToken));
            }

            var pipeline = Pipeline(store);
            await MeasureAsync(pipeline, questions.Take(WarmUp), cancellationToken);
            Print("after them", await MeasureAsync(pipeline, questions.Take(MostQuestions), cancellationToken));
            return 0;
        }
        finally
        {
            if (input.Data is null)
            {
                data.Delete(recursive: true);
            }
        }
    }

    private static SqliteChunkStore Open(DirectoryInfo data) =>
        new(new SqliteIndexOptions { Directory = data.FullName }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);

    private static async Task<IndexManifest> IngestAsync(SqliteChunkStore store, AskInput input, DirectoryInfo data, CancellationToken cancellationToken)
    {
        var source = new CopiedSource(new FolderSource("docs", input.Source.FullName), input.Copies);
        var options = new IngestOptions();
        var ingest = input.WordsOnly
            ? new IngestPipeline(store, options, TimeProvider.System, NullLogger<IngestPipeline>.Instance)
            : new IngestPipeline(store, options, TimeProvider.System, NullLogger<IngestPipeline>.Instance, Trainer);
        var watch = Stopwatch.StartNew();
        var report = await ingest.RunAsync(source, SiteDetector.Detect(input.Source.FullName).Conventions, progress: null, cancellationToken);
        var bytes = data.EnumerateFiles("*.db", SearchOption.AllDirectories).Sum(file => file.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ingested in {watch.Elapsed.TotalSeconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of processor time), {bytes / 1048576.0:0} MB"));
        return report.Manifest;
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
        var models = new AnswerModels([new AnswerModel("extractive", new ExtractiveChatClient()) { IsExtractive = true, Price = ModelPrice.Free }]);
        var counters = new TokenCounters();
        return new AnswerPipeline(
            new QuestionAnalyzer(new PublishedLabels(store, TimeProvider.System), Options.Create(new UnderstandingOptions())),
            new Retriever(store, retrieval, new SnapshotEmbeddings(store, Trainer)),
            new CurrentPrompts(PromptFolder.Load(Path.Combine(AppContext.BaseDirectory, "prompts"))),
            new PromptRouter(new ClosedArms(), TimeProvider.System),
            new AnswerDrafts(new ContextPacker(store), models, counters, answering),
            new AnswerWriter(models, new ModelCall(models, TimeProvider.System, NullLogger<ModelCall>.Instance), counters, answering, NullLogger<AnswerWriter>.Instance),
            new NoLog(),
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

    private static void Print(string name, List<Timing> times)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {times.Count:N0}, {times.Count(time => time.FirstDeltaMs is not null):N0} answered"));
        Print("question to sources", [.. times.Select(time => time.SourcesMs)]);
        Print("question to first words", [.. times.Where(time => time.FirstDeltaMs is not null).Select(time => time.FirstDeltaMs!.Value)]);
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

        public bool Forget(string conversationId) => true;

        public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
