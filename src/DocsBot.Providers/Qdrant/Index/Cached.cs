namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Something that is read once, when it is first needed, for all who wait for it; a fault is not kept, so that it costs those only.</summary>
internal sealed class Cached<T>(Func<CancellationToken, Task<T>> read)
{
    private readonly Lock _gate = new();
    private Task<T>? _reading;

    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        Task<T> reading;
        lock (_gate)
        {
            if (_reading is null || _reading.IsFaulted || _reading.IsCanceled)
            {
                // Not stopped by the one who asked first: others wait for it as well.
                _reading = read(CancellationToken.None);
            }

            reading = _reading;
        }

        return reading.WaitAsync(cancellationToken);
    }
}
