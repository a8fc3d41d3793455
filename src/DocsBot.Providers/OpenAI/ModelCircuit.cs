using DocsBot.Core.Answering;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// A circuit breaker for one endpoint (M. Nygard, Release It!, 2007): after some failures in a row the provider is left alone, so that readers do not wait for
/// its timeouts; then one request tries it. Polly's breaker is not used because a stream fails after the call that opened it has returned, because a refused
/// key needs no second failure, and because with a question a minute no sampling window ever fills. Safe for any number of requests at once.
/// </summary>
public sealed partial class ModelCircuit
{
    private readonly ProviderOptions _options;
    private readonly string _model;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private ModelFailure? _failure;
    private DateTimeOffset? _triedAgainAt;
    private int _failures;
    private bool _isTried;

    /// <summary>Creates the breaker, closed.</summary>
    /// <param name="options">When it opens and for how long.</param>
    /// <param name="model">What the application log calls the model.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where its changes are told.</param>
    internal ModelCircuit(ProviderOptions options, string model, TimeProvider time, ILogger logger)
    {
        _options = options;
        _model = model;
        _time = time;
        _logger = logger;
    }

    /// <summary>How the provider does.</summary>
    public ModelCircuitStatus Status
    {
        get
        {
            lock (_gate)
            {
                var state = _triedAgainAt is null ? ModelCircuitState.Closed : _isTried ? ModelCircuitState.HalfOpen : ModelCircuitState.Open;
                return new ModelCircuitStatus(state, _triedAgainAt is null ? null : _failure, _triedAgainAt);
            }
        }
    }

    /// <summary>Why no request may be sent now; null when one may.</summary>
    internal ModelFault? Refusal()
    {
        lock (_gate)
        {
            return _triedAgainAt is { } again && (_isTried || _time.GetUtcNow() < again)
                ? new ModelFault(ModelFailure.CircuitOpen, $"is left alone until {again:HH:mm:ss} UTC, because it failed before ({_failure}). The application log says how.", IsTransient: false)
                : null;
        }
    }

    /// <summary>Asks for leave to send a request. Whoever gets it tells how the request ended, in exactly one of the three ways.</summary>
    /// <returns>Null when it may be sent; else why not.</returns>
    internal ModelFault? Enter()
    {
        lock (_gate)
        {
            var refusal = Refusal();
            _isTried |= refusal is null && _triedAgainAt is not null;
            return refusal;
        }
    }

    /// <summary>The request was answered: the provider works. An answer that began before the provider was left alone says nothing of now.</summary>
    internal void Succeeded()
    {
        lock (_gate)
        {
            if (_triedAgainAt is not null && !_isTried)
            {
                return;
            }

            if (_triedAgainAt is not null)
            {
                Log.Closed(_logger, _model);
            }

            (_failures, _triedAgainAt, _isTried, _failure) = (0, null, false, null);
        }
    }

    /// <summary>The request failed. A fault of the request itself says nothing of the provider.</summary>
    internal void Failed(ModelFault fault)
    {
        lock (_gate)
        {
            var wasTried = _isTried;
            _isTried = false;
            if (_options.BreakAfter == 0 || PauseAfter(fault) is not { } pause || (_triedAgainAt is not null && !wasTried))
            {
                return;
            }

            _failures++;
            _failure = fault.Failure;
            if (wasTried || pause > _options.BreakDuration || IsRefusal(fault) || _failures >= _options.BreakAfter)
            {
                _triedAgainAt = _time.GetUtcNow() + pause;
                Log.Opened(_logger, _model, _triedAgainAt.Value, _failures, fault.What);
            }
        }
    }

    /// <summary>Whoever asked gave up before the request ended.</summary>
    internal void Abandoned()
    {
        lock (_gate)
        {
            _isTried = false;
        }
    }

    private static bool IsRefusal(ModelFault fault) =>
        fault.Failure is ModelFailure.Unauthorized or ModelFailure.NotFound || fault is { Failure: ModelFailure.RateLimited, IsTransient: false };

    /// <summary>How long the provider is left alone after a fault; null for a fault that is not its own.</summary>
    private TimeSpan? PauseAfter(ModelFault fault)
    {
        if (fault is { Failure: ModelFailure.RateLimited, RetryAfter: { } asked } && asked > _options.BreakDuration)
        {
            return asked < _options.RefusedBreakDuration ? asked : _options.RefusedBreakDuration;
        }

        return IsRefusal(fault) ? _options.RefusedBreakDuration
            : fault.Failure is ModelFailure.Timeout or ModelFailure.RateLimited or ModelFailure.ServerError or ModelFailure.Disconnected or ModelFailure.BadResponse ? _options.BreakDuration
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The model {Model} is left alone until {Until:HH:mm:ss} UTC, after {Failures} failed request(s) in a row. The last: it {What}")]
        public static partial void Opened(ILogger logger, string model, DateTimeOffset until, int failures, string what);

        [LoggerMessage(2, LogLevel.Information, "The model {Model} answers again.")]
        public static partial void Closed(ILogger logger, string model);
    }
}
