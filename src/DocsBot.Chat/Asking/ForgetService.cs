using DocsBot.Core.Interactions;

namespace DocsBot.Chat.Asking;

/// <summary>Deletes a conversation: from the memory at once, from the interaction log as soon as it is written. Its id is the secret that only its reader's client has.</summary>
/// <param name="memory">What was said.</param>
/// <param name="log">What was recorded.</param>
public sealed class ForgetService(ConversationMemory memory, IInteractionLog log)
{
    /// <summary>Deletes a conversation. Whether there was one is not told.</summary>
    public ForgetResult Forget(string? conversationId)
    {
        if (!ConversationIds.IsValid(conversationId))
        {
            return ForgetResult.NotAnId;
        }

        memory.Forget(conversationId);
        return log.Forget(conversationId) ? ForgetResult.Forgotten : ForgetResult.Busy;
    }
}
