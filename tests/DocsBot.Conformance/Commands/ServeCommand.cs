using DocsBot.Conformance.QdrantDouble;

namespace DocsBot.Conformance.Commands;

/// <summary>Runs the double as a server until it is stopped, so that the product can be tried with Qdrant's protocol but without Qdrant.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(QdrantDoubleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await QdrantDoubleServer.StartAsync(options, cancellationToken);
        await output.WriteLineAsync($"A double of Qdrant {options.Version} listens at {server.Url}. It keeps everything in memory and forgets it at the end. Stop it with Ctrl+C.");
        var told = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), cancellationToken));
            foreach (var finding in server.Findings.Skip(told))
            {
                await output.WriteLineAsync(finding);
                told++;
            }
        }

        return ExitCodes.Passed;
    }
}
