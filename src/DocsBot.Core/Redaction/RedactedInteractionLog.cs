using System.Diagnostics.CodeAnalysis;
using DocsBot.Core.Interactions;

namespace DocsBot.Core.Redaction;

/// <summary>Takes personal data and secrets out of what is recorded before it reaches the log: what is not in the queue cannot be on disk.</summary>
/// <param name="log">Where the rest goes.</param>
/// <param name="redactor">What is taken out.</param>
public sealed class RedactedInteractionLog(IInteractionLog log, Redactor redactor) : IInteractionLog
{
    /// <inheritdoc />
    public long Dropped => log.Dropped;

    /// <inheritdoc />
    public void Record(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var redacted = interaction with
        {
            Question = redactor.Redact(interaction.Question),
            SearchText = Redact(interaction.SearchText),
            SearchParts = [.. interaction.SearchParts.Select(redactor.Redact)],
            PageUrl = Redact(interaction.PageUrl),
            History = [.. interaction.History.Select(turn => turn with { Text = redactor.Redact(turn.Text) })],
            Answer = Redact(interaction.Answer),
            Reasoning = Redact(interaction.Reasoning),
            Error = Redact(interaction.Error),
        };
        var isChanged = IsChanged(interaction, redacted);

        // The hash of the messages would let whoever has the log find what was taken out by trying.
        log.Record(redacted with { Redacted = isChanged, MessagesSha256 = isChanged ? null : interaction.MessagesSha256 });
    }

    /// <inheritdoc />
    public void Record(Feedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        log.Record(feedback with { Comment = Redact(feedback.Comment) });
    }

    /// <inheritdoc />
    public bool Forget(string conversationId) => log.Forget(conversationId);

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) => log.FlushAsync(cancellationToken);

    /// <summary>Whether something was taken out of what went into the prompt.</summary>
    private static bool IsChanged(Interaction before, Interaction after) =>
        !string.Equals(before.Question, after.Question, StringComparison.Ordinal) || !before.History.SequenceEqual(after.History);

    [return: NotNullIfNotNull(nameof(text))]
    private string? Redact(string? text) => text is null ? null : redactor.Redact(text);
}
