using DocsBot.Chat.Configuration;
using DocsBot.Core.Interactions;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Asking;

/// <summary>Takes what readers think of answers into the interaction log.</summary>
public sealed class FeedbackService
{
    private readonly IInteractionLog _log;
    private readonly LimitsOptions _limits;
    private readonly TimeProvider _time;

    /// <summary>Creates the service.</summary>
    public FeedbackService(IInteractionLog log, IOptions<LimitsOptions> limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _log = log;
        _limits = limits.Value;
        _time = time;
    }

    /// <summary>Records feedback; a comment over the limit is cut. False when the ids are not ids.</summary>
    public bool Record(FeedbackRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Guid.TryParse(request.InteractionId, out var interaction) || string.IsNullOrEmpty(request.ConversationId))
        {
            return false;
        }

        var comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();
        if (comment?.Length > _limits.CommentLength)
        {
            comment = comment[.._limits.CommentLength];
        }

        _log.Record(new Feedback(interaction.ToString(), request.ConversationId, request.Helpful, comment, _time.GetUtcNow()));
        return true;
    }
}
