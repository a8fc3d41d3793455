using DocsBot.Core.Routing;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Experiments;

/// <summary>Reviews the running experiments before the first question and every few seconds after. A fault is told once and never ends it.</summary>
public sealed partial class ExperimentMonitor : BackgroundService
{
    private readonly ExperimentReview _review;
    private readonly RoutingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ExperimentMonitor> _logger;
    private bool _isFailing;

    /// <summary>Creates the monitor.</summary>
    public ExperimentMonitor(ExperimentReview review, IOptions<RoutingOptions> options, TimeProvider time, ILogger<ExperimentMonitor> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _review = review;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // An arm that was closed before a restart gets no question after it.
        await ReviewAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.ExperimentInterval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await ReviewAsync(stoppingToken);
        }
    }

    private async Task ReviewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _review.RunAsync(cancellationToken);
            if (_isFailing)
            {
                _isFailing = false;
                Log.Recovered(_logger);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong with the figures, questions are answered on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!_isFailing)
            {
                _isFailing = true;
                Log.Failing(_logger, fault);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Experiments cannot be held to their guardrails; it is tried again, and answering goes on.")]
        public static partial void Failing(ILogger logger, Exception fault);

        [LoggerMessage(2, LogLevel.Information, "Experiments are held to their guardrails again.")]
        public static partial void Recovered(ILogger logger);
    }
}
