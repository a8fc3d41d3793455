namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Reads the mark a quotation opens with when it is an admonition: a normalised one, or GitHub's <c>[!NOTE]</c>.</summary>
internal static class AdmonitionMark
{
    /// <summary>The label to write in front of the text; null when the text opens with no mark.</summary>
    /// <param name="text">The quotation's first paragraph.</param>
    /// <param name="rest">The paragraph behind the mark.</param>
    public static string? LabelOf(string text, out string rest)
    {
        rest = "";
        if (text.Length > 2 && text[0] == Admonitions.Mark)
        {
            var parts = text.Split(Admonitions.Mark, 4);
            rest = parts.Length > 3 ? parts[3].Trim() : "";
            return parts.Length > 2 ? Admonitions.Label(parts[1], parts[2]) : null;
        }

        if (!text.StartsWith("[!", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf(']', StringComparison.Ordinal);
        if (end < 3 || end > 30 || !text.AsSpan(2, end - 2).ContainsOnlyLetters())
        {
            return null;
        }

        rest = text[(end + 1)..].TrimStart('+', '-', ' ', '\n');
        return Admonitions.Label(text[2..end], "");
    }

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }
}
