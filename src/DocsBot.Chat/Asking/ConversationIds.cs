using System.Diagnostics.CodeAnalysis;

namespace DocsBot.Chat.Asking;

/// <summary>The ids of conversations: made by the service or the client, hard to guess, since whoever has one may go on with it and delete it.</summary>
internal static class ConversationIds
{
    private const int Longest = 64;

    /// <summary>Whether a client may use it.</summary>
    public static bool IsValid([NotNullWhen(true)] string? id) =>
        id is { Length: > 0 and <= Longest } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
