using System.Globalization;
using DocsBot.Core.Answering;

namespace DocsBot.Providers.OpenAI;

/// <summary>The places at a provider: as many requests at once as are allowed, the others wait in line.</summary>
internal sealed class ModelPlaces(ProviderOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Parallelism, options.Parallelism);

    /// <summary>Takes a place, to be given back by disposing of it.</summary>
    /// <param name="patience">The longest wait.</param>
    /// <param name="caller">Fires when whoever asked gives up.</param>
    /// <returns>The place; null when none became free in time.</returns>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public async Task<IDisposable?> TakeAsync(TimeSpan patience, CancellationToken caller)
    {
        if (_free.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            return new Place(_free);
        }

        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, caller);
        try
        {
            await _free.WaitAsync(either.Token);
            return new Place(_free);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Why there was no place.</summary>
    /// <param name="patience">How long was waited.</param>
    public ModelFault Full(TimeSpan patience) => new(
        ModelFailure.Busy,
        string.Create(CultureInfo.InvariantCulture, $"was busy with {options.Parallelism} requests for {ModelDeadline.Seconds(patience)}. Raise {options.KeyOf(nameof(options.Parallelism))} if the provider can bear more."),
        IsTransient: false);

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        private bool _isGivenBack;

        public void Dispose()
        {
            if (!_isGivenBack)
            {
                _isGivenBack = true;
                try
                {
                    free.Release();
                }
                catch (ObjectDisposedException)
                {
                    // The service stops; nobody waits any more.
                }
            }
        }
    }
}
