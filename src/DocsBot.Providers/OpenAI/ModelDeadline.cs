using System.Globalization;
using DocsBot.Core.Answering;

namespace DocsBot.Providers.OpenAI;

/// <summary>The clocks of one try: for its next step, and for the answer in all. Tells whose patience ended.</summary>
internal sealed class ModelDeadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationToken _whole;
    private readonly CancellationTokenSource _step;
    private readonly CancellationTokenSource _linked;
    private readonly Func<string> _tookTooLong;
    private string _waitsFor = "";

    /// <summary>Creates the clocks; the next step has no limit before <see cref="Expect"/>.</summary>
    /// <param name="tookTooLong">What to say when the answer in all takes too long, with the setting to raise.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="whole">Fires when the answer in all takes too long.</param>
    /// <param name="caller">Fires when whoever asked gives up.</param>
    public ModelDeadline(Func<string> tookTooLong, TimeProvider time, CancellationToken whole, CancellationToken caller)
    {
        _tookTooLong = tookTooLong;
        _whole = whole;
        _caller = caller;
        _step = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, whole, _step.Token);
    }

    /// <summary>Fires when any of the clocks does, or whoever asked gives up.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Starts the clock of the next step.</summary>
    /// <param name="limit">Its limit.</param>
    /// <param name="what">What was not sent if it fires, with the setting to raise.</param>
    public void Expect(TimeSpan limit, string what)
    {
        _waitsFor = what;
        _step.CancelAfter(limit);
    }

    /// <summary>The fault when a clock fired; null when none did.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public ModelFault? FaultIfOver()
    {
        _caller.ThrowIfCancellationRequested();
        if (_whole.IsCancellationRequested)
        {
            return new ModelFault(ModelFailure.Timeout, _tookTooLong(), IsTransient: false);
        }

        return _step.IsCancellationRequested ? new ModelFault(ModelFailure.Timeout, _waitsFor, IsTransient: true) : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _linked.Dispose();
        _step.Dispose();
    }

    /// <summary>A time for people.</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
