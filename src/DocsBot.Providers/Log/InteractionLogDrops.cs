using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Log;

/// <summary>Counts the records that were dropped, and tells of them at most once a minute. Safe for many threads.</summary>
internal sealed partial class InteractionLogDrops(TimeProvider time, ILogger logger, RunCounters counters)
{
    private readonly OncePerMinute _minute = new(time);
    private long _count;
    private long _told;

    /// <summary>How many were dropped.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Counts drops.</summary>
    public void Add(int records)
    {
        Interlocked.Add(ref _count, records);
        counters.Drop(records);
        Tell(atOnce: false);
    }

    /// <summary>Tells of drops that have not been told yet.</summary>
    /// <param name="atOnce">Does not wait for the minute to be over.</param>
    public void Tell(bool atOnce)
    {
        var count = Count;
        if (count != Interlocked.Read(ref _told) && (atOnce || _minute.TryEnter()))
        {
            Interlocked.Exchange(ref _told, count);
            Log.Dropped(logger, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The interaction log has dropped {Count} records since the start, because its queue was full or it could not be written.")]
        public static partial void Dropped(ILogger logger, long count);
    }
}
