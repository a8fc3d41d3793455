using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>What the list can be filtered by: the most frequent values of each dimension in the whole log, remembered for a minute.</summary>
/// <param name="reader">The log.</param>
/// <param name="time">The clock.</param>
internal sealed class FilterChoices(InteractionReader reader, TimeProvider time) : IDisposable
{
    private const int MostValues = 100;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    // A page has too many values to choose from: it is written.
    private static readonly LogDimension[] Dimensions = [LogDimension.Domain, LogDimension.Prompt, LogDimension.Model, LogDimension.Language, LogDimension.Version, LogDimension.Site, LogDimension.Arm];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyDictionary<LogDimension, IReadOnlyList<string>> _known = new Dictionary<LogDimension, IReadOnlyList<string>>();
    private long? _readAt;

    /// <summary>The values of each dimension, the most frequent first.</summary>
    /// <exception cref="DocsBot.Providers.Log.InteractionLogException">The log cannot be read.</exception>
    public async Task<IReadOnlyDictionary<LogDimension, IReadOnlyList<string>>> NowAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_readAt is not { } at || time.GetElapsedTime(at) >= Fresh)
            {
                var known = new Dictionary<LogDimension, IReadOnlyList<string>>();
                foreach (var dimension in Dimensions)
                {
                    known[dimension] = [.. (await reader.SlicesAsync(dimension, LogPeriod.All, cancellationToken)).Rows.Take(MostValues).Select(slice => slice.Value)];
                }

                (_known, _readAt) = (known, time.GetTimestamp());
            }

            return _known;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
