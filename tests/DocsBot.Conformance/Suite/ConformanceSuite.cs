using DocsBot.Conformance.Hosts;
using DocsBot.Conformance.Suite.Cases;

namespace DocsBot.Conformance.Suite;

/// <summary>The contract of <c>IChunkStore</c>, written against the interface only: the same cases for every store.</summary>
public static class ConformanceSuite
{
    /// <summary>The longest that a case may take.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<ConformanceCase> Cases { get; } = [.. ChunkStoreCases.All];

    /// <summary>Runs a case on a new index, which is removed whatever happens.</summary>
    /// <exception cref="Exception">What the store did wrong: in the case itself, or in a request that no client should send.</exception>
    public static async Task RunAsync(ConformanceCase one, StoreHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(host);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Deadline);
        var before = host.Findings.Count;
        await using (var index = host.CreateIndex(stop.Token))
        {
            try
            {
                await one.Run(index);
            }
            catch (OperationCanceledException e) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The case did not end within {Deadline.TotalSeconds:0} seconds.", e);
            }
        }

        var found = host.Findings.Skip(before).Distinct(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            throw new ConformanceException(string.Join(Environment.NewLine, found));
        }
    }
}
