using DocsBot.Core.Interactions;

namespace DocsBot.Core.Tests.Answering.Fakes;

/// <summary>A log in a list.</summary>
internal sealed class ListInteractionLog : IInteractionLog
{
    public List<Interaction> Interactions { get; } = [];

    public List<Feedback> Feedback { get; } = [];

    public long Dropped => 0;

    public void Record(Interaction interaction) => Interactions.Add(interaction);

    public void Record(Feedback feedback) => Feedback.Add(feedback);

    public bool Forget(string conversationId) => Interactions.RemoveAll(interaction => interaction.ConversationId == conversationId) >= 0;

    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
