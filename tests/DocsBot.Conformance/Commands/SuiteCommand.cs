using System.Diagnostics;
using DocsBot.Conformance.Hosts;
using DocsBot.Conformance.Overlap;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.Suite;

namespace DocsBot.Conformance.Commands;

/// <summary>Runs the suite on every store and prints a line for each.</summary>
internal sealed class SuiteCommand(SuiteOptions options, TextWriter output, TextWriter errors)
{
    /// <summary>How often a slow store's progress is told: a real server makes collections for every case.</summary>
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var failed = false;
        if (options.Validator is null)
        {
            await output.WriteLineAsync("Requests are NOT validated: Qdrant's OpenAPI document was not found. Name it with --schema FILE.");
        }

        await using var sqlite = new SqliteHost();
        await using var onDouble = await QdrantDoubleHost.StartAsync(new QdrantDoubleOptions { ApiKey = "conformance", Validator = options.Validator }, cancellationToken);
        List<StoreHost> hosts = [sqlite, onDouble];
        await using var server = options.Qdrant is null ? null : new QdrantHost(options.Qdrant, options.ApiKey);
        if (server is not null && await server.ProbeAsync(cancellationToken) is { } unreachable)
        {
            await errors.WriteLineAsync(unreachable);
            failed = true;
        }
        else if (server is not null)
        {
            hosts.Add(server);
        }

        foreach (var host in hosts)
        {
            failed |= !await RunAsync(host, cancellationToken);
        }

        await ReportShapesAsync(onDouble);
        failed |= !await ReportOverlapAsync(hosts, QuestionedCorpus.Handbook(), cancellationToken);
        if (QuestionedCorpus.FindEvaluationSet() is { } set)
        {
            failed |= !await ReportOverlapAsync(hosts, set, cancellationToken);
        }

        return failed ? ExitCodes.Failed : ExitCodes.Passed;
    }

    private async Task<bool> RunAsync(StoreHost host, CancellationToken cancellationToken)
    {
        var failures = 0;
        var sinceTold = Stopwatch.StartNew();
        foreach (var (done, one) in ConformanceSuite.Cases.Index())
        {
            if (!options.Verbose && sinceTold.Elapsed > TellEvery)
            {
                await output.WriteLineAsync($"  {host.Name}: {done} of {ConformanceSuite.Cases.Count} cases done");
                sinceTold.Restart();
            }

            var watch = Stopwatch.StartNew();
            try
            {
                await ConformanceSuite.RunAsync(one, host, cancellationToken);
                if (options.Verbose)
                {
                    await output.WriteLineAsync($"  passed  {one.Name} ({watch.ElapsedMilliseconds} ms)");
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures++;
                await output.WriteLineAsync($"  FAILED  {one.Name}{Environment.NewLine}    {Told(e)}");
            }
        }

        await output.WriteLineAsync($"{host.Name}: {ConformanceSuite.Cases.Count - failures} passed, {failures} failed");
        return failures == 0;
    }

    private async Task ReportShapesAsync(QdrantDoubleHost host)
    {
        await output.WriteLineAsync(options.Validator is null
            ? $"{host.Shapes.Count} distinct request shapes, none validated"
            : $"{host.Shapes.Count} distinct request shapes validated against the schema");
        foreach (var shape in options.Verbose ? host.Shapes : [])
        {
            await output.WriteLineAsync($"  {shape}");
        }
    }

    private async Task<bool> ReportOverlapAsync(IReadOnlyList<StoreHost> hosts, QuestionedCorpus corpus, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"Overlap of the top 10 over {corpus.Name} ({corpus.Passages.Count} passages, {corpus.Questions.Count} questions):");
        TopTen? first = null;
        try
        {
            foreach (var host in hosts)
            {
                var one = await TopTen.AskAsync(host, corpus, cancellationToken);
                if (first is not null)
                {
                    await output.WriteLineAsync($"  {first.Store} and {one.Store}: {first.Compare(one)}");
                }

                first ??= one;
            }

            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync($"  FAILED  {Told(e)}");
            return false;
        }
    }

    private string Told(Exception e) => (options.Verbose ? e.ToString() : $"{e.GetType().Name}: {e.Message}").ReplaceLineEndings(Environment.NewLine + "    ");
}
