using System.CommandLine;
using DocsBot.Benchmarks;

var source = new Option<DirectoryInfo>("--source") { Description = "A folder of documentation.", Required = true, HelpName = "PATH" };
var questions = new Option<FileInfo>("--questions") { Description = "Questions to ask: a file with one JSON object a line that has a text.", Required = true, HelpName = "FILE" };
var rounds = new Option<int>("--rounds") { Description = "How often to measure; the median is printed. Default: 3.", DefaultValueFactory = _ => 3 };

var copies = new Option<int>("--copies") { Description = "How many times over the pages are taken, each time with other words. Default: 1.", DefaultValueFactory = _ => 1 };
var compare = new Option<bool>("--compare") { Description = "Learns once more on one thread and compares the bytes." };

var ingest = new Command("ingest", "Pages/s, chunks/s and peak memory of the ingestion job, from cold and again unchanged.") { source, rounds };
ingest.SetAction((parsed, cancellationToken) => IngestBenchmark.RunAsync(parsed.GetRequiredValue(source), parsed.GetValue(rounds), cancellationToken));

var data = new Option<DirectoryInfo?>("--data") { Description = "Where to make the index; one that is there already is used as it is. Default: a temporary folder.", HelpName = "PATH" };
var wordsOnly = new Option<bool>("--words-only") { Description = "Index no embeddings." };
var ask = new Command("ask", "Time from a question to its sources and to the first words of its answer, in process, just started and warm.") { source, questions, copies, data, wordsOnly };
ask.SetAction((parsed, cancellationToken) => AskBenchmark.RunAsync(
    new AskInput(parsed.GetRequiredValue(source), parsed.GetRequiredValue(questions), parsed.GetValue(copies), parsed.GetValue(data), parsed.GetValue(wordsOnly)),
    cancellationToken));

var fit = new Command("fit", "Time and memory of learning the embedding model and of embedding with it, from cold and again unchanged.") { source, copies, compare };
fit.SetAction((parsed, cancellationToken) => FitBenchmark.RunAsync(parsed.GetRequiredValue(source), parsed.GetValue(copies), parsed.GetValue(compare), cancellationToken));

var count = new Option<int>("--count") { Description = "How many embeddings. Default: 130000.", DefaultValueFactory = _ => 130_000 };
var dimensions = new Option<int>("--dimensions") { Description = "Components of each. Default: 128.", DefaultValueFactory = _ => 128 };
var scan = new Command("scan", "Time of the exact search over int8 embeddings, and what it finds beside float32.") { count, dimensions };
scan.SetAction(parsed => ScanBenchmark.Run(parsed.GetValue(count), parsed.GetValue(dimensions)));

return await new RootCommand("DocsBot's benchmarks. Run them in Release: dotnet run -c Release --project tests/DocsBot.Benchmarks -- ingest --source PATH") { ingest, ask, fit, scan }
    .Parse(args).InvokeAsync();
