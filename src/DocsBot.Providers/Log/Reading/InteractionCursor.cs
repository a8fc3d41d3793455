using System.Diagnostics.CodeAnalysis;

namespace DocsBot.Providers.Log.Reading;

/// <summary>A place in the log, newest first: what comes after it is older.</summary>
/// <param name="AskedAt">The time of the last interaction that was looked at, as the log writes it.</param>
/// <param name="Id">Its id; empty when everything from that time on was looked at.</param>
public sealed record InteractionCursor(string AskedAt, string Id)
{
    private const char Separator = '_';

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text, from a link or a command line.</param>
    /// <param name="cursor">The cursor.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InteractionCursor? cursor)
    {
        var at = text?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        cursor = at > 0 ? new InteractionCursor(text![..at], text[(at + 1)..]) : null;
        return cursor is not null;
    }

    /// <summary>The cursor as text for a link: <c>2026-11-22T10:00:00.0000000Z_0198c0de-…</c>.</summary>
    public override string ToString() => $"{AskedAt}{Separator}{Id}";
}
