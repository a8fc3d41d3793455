using DocsBot.Lab.Review.Queue;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>Fills the queue when somebody looks at it, at most once a minute.</summary>
internal sealed class ReviewRefresh(QueueFiller filler, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _once = new(1, 1);
    private long? _last;

    /// <summary>Fills the queue when that was not done lately.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last) > Every)
            {
                await filler.FillAsync(cancellationToken);
                _last = time.GetTimestamp();
            }
        }
        finally
        {
            _once.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _once.Dispose();
}
