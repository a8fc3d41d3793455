using System.CommandLine;
using DocsBot.Benchmarks;
using DocsBot.Chat.Tests.Experiments;
using DocsBot.Chat.Tests.Faults;
using DocsBot.Chat.Tests.Reload;

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

var asked = new Option<int>("--questions") { Description = "How many questions to ask. Default: 1000.", DefaultValueFactory = _ => 1_000 };
var atOnce = new Option<int>("--at-once") { Description = "How many of them at once. Default: 40.", DefaultValueFactory = _ => 40 };
var seed = new Option<int>("--seed") { Description = "Decides what each question meets, or which arm a conversation gets. Default: 7.", DefaultValueFactory = _ => 7 };
var breakAfter = new Option<int>("--break-after") { Description = "Failures in a row after which the models are left alone. Default: 0, never, so that every question meets its misbehaviour.", DefaultValueFactory = _ => 0 };
var faults = new Command("faults", "How questions end, and what the log says of them, while the chat and embedding models misbehave.") { asked, atOnce, seed, breakAfter };
faults.SetAction((parsed, cancellationToken) => FaultsBenchmark.RunAsync(
    new FaultRunOptions { Questions = parsed.GetValue(asked), AtOnce = parsed.GetValue(atOnce), Seed = parsed.GetValue(seed), BreakAfter = parsed.GetValue(breakAfter) },
    cancellationToken));

var streams = new Option<int>("--streams") { Description = "How many answers stream at once. Default: 200.", DefaultValueFactory = _ => 200 };
var changes = new Option<int>("--changes") { Description = "How often the prompt files change. Default: 20.", DefaultValueFactory = _ => 20 };
var reload = new Command("reload", "What becomes of answers, and of the log, while the prompt files change under the running service.") { streams, changes };
reload.SetAction((parsed, cancellationToken) => ReloadBenchmark.RunAsync(new ReloadRunOptions { Streams = parsed.GetValue(streams), Changes = parsed.GetValue(changes) }, cancellationToken));

var conversations = new Option<int>("--conversations") { Description = "How many conversations to simulate, of three questions each. Default: 2000.", DefaultValueFactory = _ => 2_000 };
var experiment = new Command("experiment", "The split of a live experiment, how many conversations stay with their arm, and how a bad arm is rolled back.") { conversations, atOnce, seed };
experiment.SetAction((parsed, cancellationToken) => ExperimentBenchmark.RunAsync(
    new ExperimentRunOptions { Conversations = parsed.GetValue(conversations), AtOnce = parsed.GetValue(atOnce), Seed = parsed.GetValue(seed) },
    cancellationToken));

var rows = new Option<int>("--rows") { Description = "How many interactions to generate. Default: 1000000.", DefaultValueFactory = _ => 1_000_000 };
var million = new Command("million", "Times of the overview, lists, slices, costs and clusters over a generated log.") { rows, data, rounds };
million.SetAction((parsed, cancellationToken) => MillionBenchmark.RunAsync(parsed.GetValue(rows), parsed.GetValue(data), parsed.GetValue(rounds), cancellationToken));

return await new RootCommand("DocsBot's benchmarks. Run them in Release: dotnet run -c Release --project tests/DocsBot.Benchmarks -- ingest --source PATH") { ingest, ask, fit, scan, faults, reload, experiment, million }
    .Parse(args).InvokeAsync();
