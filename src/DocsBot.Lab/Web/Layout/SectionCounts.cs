namespace DocsBot.Lab.Web.Layout;

/// <summary>The numbers in the navigation, each remembered for a moment: they stand on every page and must cost none of them anything.</summary>
/// <param name="counts">Who counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where faults go; a number that cannot be had is left out.</param>
internal sealed partial class SectionCounts(IEnumerable<ISectionCount> counts, TimeProvider time, ILogger<SectionCounts> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyDictionary<WorkbenchSection, SectionCountValue> _known = new Dictionary<WorkbenchSection, SectionCountValue>();
    private long? _countedAt;

    /// <summary>The numbers by section.</summary>
    public async Task<IReadOnlyDictionary<WorkbenchSection, SectionCountValue>> NowAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_countedAt is not { } at || time.GetElapsedTime(at) >= Fresh)
            {
                _known = await CountAsync(cancellationToken);
                _countedAt = time.GetTimestamp();
            }

            return _known;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<Dictionary<WorkbenchSection, SectionCountValue>> CountAsync(CancellationToken cancellationToken)
    {
        var values = new Dictionary<WorkbenchSection, SectionCountValue>();
        foreach (var count in counts)
        {
            try
            {
                if (await count.CountAsync(cancellationToken) is { } number)
                {
                    values[count.Section] = new SectionCountValue(number, count.Of);
                }
            }
#pragma warning disable CA1031 // A number is no reason for a page not to be made, least of all for the page that says what is wrong.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.NoCount(logger, count.Section.Title, fault.Message);
            }
        }

        return values;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The number beside {Section} is not known: {Fault}")]
        public static partial void NoCount(ILogger logger, string section, string fault);
    }
}
