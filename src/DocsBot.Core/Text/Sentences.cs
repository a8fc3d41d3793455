namespace DocsBot.Core.Text;

/// <summary>Finds the sentences of a paragraph.</summary>
public static class Sentences
{
    private static readonly string[] Abbreviations = ["e.g", "i.e", "etc", "vs", "cf", "approx", "no", "fig", "mr", "mrs", "dr", "st", "inc", "ltd", "resp"];

    /// <summary>Splits a paragraph; the sentences, joined by the white space between them, are the paragraph. Code in backticks is never cut.</summary>
    /// <param name="paragraph">A paragraph in one line.</param>
    public static IReadOnlyList<string> Split(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        var sentences = new List<string>();
        var start = 0;
        var inCode = false;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var c = paragraph[i];
            if (c == '`')
            {
                inCode = !inCode;
            }
            else if (!inCode && EndsSentence(paragraph, start, i, out var end))
            {
                sentences.Add(paragraph[start..end].Trim());
                start = end;
                i = end - 1;
            }
        }

        if (start < paragraph.Length && !string.IsNullOrWhiteSpace(paragraph[start..]))
        {
            sentences.Add(paragraph[start..].Trim());
        }

        return sentences;
    }

    private static bool EndsSentence(string text, int start, int i, out int end)
    {
        end = i + 1;
        if (text[i] is '。' or '！' or '？')
        {
            return true;
        }

        if (text[i] is not ('.' or '!' or '?'))
        {
            return false;
        }

        // Closing quotes and brackets belong to the sentence they close.
        while (end < text.Length && text[end] is '"' or '\'' or ')' or ']' or '”' or '’' or '.' or '!' or '?')
        {
            end++;
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next == text.Length)
        {
            return true;
        }

        return !char.IsLower(text[next]) && !(text[i] == '.' && IsAbbreviation(text.AsSpan(start, i - start)));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAny(' ', '(', '\t') + 1)..];
        if (IsInitials(word))
        {
            return true;
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word is single capitals with dots between: <c>J</c>, <c>U.S</c>.</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsUpper(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return word.Length % 2 == 1;
    }
}
