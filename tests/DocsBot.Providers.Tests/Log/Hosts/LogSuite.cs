namespace DocsBot.Providers.Tests.Log.Hosts;

/// <summary>Tests that run on either database: a suite is derived once for each.</summary>
public abstract class LogSuite : IAsyncLifetime
{
    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected LogHost Host { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Host = await CreateHostAsync();

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }
    }

    private protected abstract Task<LogHost> CreateHostAsync();
}
