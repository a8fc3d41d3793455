using DocsBot.Chat.Asking;

namespace DocsBot.Chat.Endpoints;

/// <summary>Holds what readers write into the log beside questions to its limit.</summary>
/// <param name="limits">The limiters.</param>
public sealed class FeedbackLimit(QuestionLimits limits) : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return limits.ForFeedback(ClientAddress.Of(context.HttpContext).Address) is { } wait
            ? ValueTask.FromResult<object?>(TooMany.Of("requests", wait, context.HttpContext))
            : next(context);
    }
}
