using DocsBot.Core.Answering.Repeating;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>A message of a prompt.</summary>
/// <param name="Role">Whose it is: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record ReplayMessage(string Role, string Text)
{
    /// <summary>The messages of a prompt.</summary>
    public static IReadOnlyList<ReplayMessage> Of(PreparedAnswer? prepared) => [.. (prepared?.Messages ?? []).Select(message => new ReplayMessage(message.Role.Value, message.Text))];

    /// <summary>Messages as one text, for a comparison line by line.</summary>
    public static string Joined(IEnumerable<ReplayMessage> messages) => string.Join("\n\n", messages.Select(message => $"=== {message.Role} ===\n{message.Text}"));
}
