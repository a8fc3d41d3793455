using System.Threading.RateLimiting;

namespace DocsBot.Chat.Asking;

/// <summary>Leave to ask a question, held until its answer is over; or the time to wait.</summary>
public sealed class QuestionPermit : IDisposable
{
    private readonly RateLimitLease? _lease;

    private QuestionPermit(RateLimitLease? lease, TimeSpan? retryAfter)
    {
        _lease = lease;
        RetryAfter = retryAfter;
    }

    /// <summary>How long to wait; null when the question may be asked.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <inheritdoc />
    public void Dispose() => _lease?.Dispose();

    internal static QuestionPermit Granted(RateLimitLease lease) => new(lease, retryAfter: null);

    internal static QuestionPermit Refused(TimeSpan retryAfter) => new(lease: null, retryAfter);
}
