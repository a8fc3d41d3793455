using System.Threading.RateLimiting;
using DocsBot.Chat.Configuration;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Asking;

/// <summary>
/// How often and how many at once. The limits hold for the hub and for HTTP alike: ASP.NET's middleware sees a WebSocket once, its questions never, so the
/// same limiters are asked here for each question.
/// </summary>
public sealed class QuestionLimits : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<string> _addresses;
    private readonly PartitionedRateLimiter<string> _conversations;
    private readonly PartitionedRateLimiter<string> _searches;
    private readonly PartitionedRateLimiter<string> _feedback;
    private readonly ConcurrencyLimiter _answers;

    /// <summary>Creates the limiters.</summary>
    public QuestionLimits(IOptions<LimitsOptions> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _addresses = PerMinute(limits.Value.QuestionsPerMinutePerAddress);
        _conversations = PerMinute(limits.Value.QuestionsPerMinutePerConversation);
        _searches = PerMinute(limits.Value.SearchesPerMinutePerAddress);
        _feedback = PerMinute(limits.Value.FeedbackPerMinutePerAddress);
        _answers = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.Value.ConcurrentAnswers, QueueLimit = 0 });
    }

    /// <summary>Asks for leave to ask one question.</summary>
    /// <param name="address">Whose.</param>
    /// <param name="conversationId">In which conversation; null for a new one.</param>
    public QuestionPermit ForQuestion(string address, string? conversationId)
    {
        if (Refused(_addresses, address) is { } wait)
        {
            return QuestionPermit.Refused(wait);
        }

        if (conversationId is not null && Refused(_conversations, conversationId) is { } conversationWait)
        {
            return QuestionPermit.Refused(conversationWait);
        }

        var lease = _answers.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return QuestionPermit.Granted(lease);
        }

        lease.Dispose();
        return QuestionPermit.Refused(TimeSpan.FromSeconds(5));
    }

    /// <summary>How long a search from this address has to wait; null when it may go on.</summary>
    public TimeSpan? ForSearch(string address) => Refused(_searches, address);

    /// <summary>How long feedback, or the deletion of a conversation, from this address has to wait; null when it may go on. Both go into the log's one queue.</summary>
    public TimeSpan? ForFeedback(string address) => Refused(_feedback, address);

    /// <inheritdoc />
    public void Dispose()
    {
        _addresses.Dispose();
        _conversations.Dispose();
        _searches.Dispose();
        _feedback.Dispose();
        _answers.Dispose();
    }

    private static TimeSpan? Refused(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute;
    }

    // Tokens come back one by one, so that a reader who ran out waits for seconds, not for the next window.
    private static PartitionedRateLimiter<string> PerMinute(int count) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = count,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Minute / count,
            QueueLimit = 0,
            AutoReplenishment = true,
        }));
}
