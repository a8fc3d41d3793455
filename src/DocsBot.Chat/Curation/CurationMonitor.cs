using DocsBot.Core.Curation;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Curation;

/// <summary>Puts the answers that people accepted in force: before the first question, and a few seconds after each change. While the log is away, those of before stay.</summary>
public sealed partial class CurationMonitor : BackgroundService
{
    private readonly ICuratedAnswerLog _log;
    private readonly CurrentCuratedAnswers _current;
    private readonly CurationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CurationMonitor> _logger;
    private long? _revision;
    private bool _isFailing;

    /// <summary>Creates the monitor.</summary>
    public CurationMonitor(ICuratedAnswerLog log, CurrentCuratedAnswers current, IOptions<CurationOptions> options, TimeProvider time, ILogger<CurationMonitor> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _log = log;
        _current = current;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.Enabled)
        {
            return;
        }

        await ReadAsync(stoppingToken);
        using var timer = new PeriodicTimer(_options.Refresh, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await ReadAsync(stoppingToken);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _log.ReadAsync(_revision, cancellationToken) is { } reading)
            {
                _current.Replace(reading.Answers);
                Log.Changed(_logger, reading.Answers.Count, _revision is null ? LogLevel.Debug : LogLevel.Information);
                _revision = reading.Revision;
            }

            _isFailing = false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong with the log, questions are answered on.
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
        [LoggerMessage(1, LogLevel.Warning, "Accepted answers cannot be read; it is tried again, and those that are known are served on.")]
        public static partial void Failing(ILogger logger, Exception fault);

        [LoggerMessage(EventId = 2, Message = "{Count} accepted answers are in force.")]
        public static partial void Changed(ILogger logger, int count, LogLevel level);
    }
}
