using DocsBot.Core.Answering;
using Microsoft.AspNetCore.SignalR;

namespace DocsBot.Chat.Asking;

/// <summary>What widgets call: <c>stream("Ask", …)</c> and <c>invoke("Feedback", …)</c> on <c>/hubs/chat</c>. Disposing the stream cancels the answer.</summary>
public sealed class ChatHub : Hub
{
    private readonly QuestionService _questions;
    private readonly FeedbackService _feedback;
    private readonly QuestionLimits _limits;

    /// <summary>Creates the hub.</summary>
    public ChatHub(QuestionService questions, FeedbackService feedback, QuestionLimits limits)
    {
        _questions = questions;
        _feedback = feedback;
        _limits = limits;
    }

    /// <summary>Answers a question as a stream of events.</summary>
    public IAsyncEnumerable<ChatEvent> Ask(AskRequest request, CancellationToken cancellationToken) =>
        _questions.AskAsync(request, ClientAddress.Of(Context.GetHttpContext()), cancellationToken);

    /// <summary>Takes feedback on an answer; false when it was not accepted.</summary>
    public bool Feedback(FeedbackRequest request) =>
        _limits.ForFeedback(ClientAddress.Of(Context.GetHttpContext()).Address) is null && _feedback.Record(request);
}
