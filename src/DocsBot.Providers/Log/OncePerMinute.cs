namespace DocsBot.Providers.Log;

/// <summary>Lets one caller through in a minute. Safe for many threads.</summary>
internal sealed class OncePerMinute(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _last;

    /// <summary>Whether this caller may go on.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_last is { } last && time.GetElapsedTime(last, now) < TimeSpan.FromMinutes(1))
            {
                return false;
            }

            _last = now;
            return true;
        }
    }
}
