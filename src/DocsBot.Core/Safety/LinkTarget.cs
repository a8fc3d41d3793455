namespace DocsBot.Core.Safety;

/// <summary>Reads what follows the text of a Markdown link: <c>(address)</c>, <c>(&lt;address&gt; "title")</c> (CommonMark 0.31, section 6.3).</summary>
internal static class LinkTarget
{
    /// <summary>What is longer is no link that a reader should follow, and is taken for a foreign one.</summary>
    public const int MaxLength = 2_000;

    /// <summary>What stands there.</summary>
    public enum Reading
    {
        /// <summary>No link.</summary>
        None,

        /// <summary>More of the stream decides.</summary>
        Unfinished,

        /// <summary>A link.</summary>
        Link,
    }

    /// <summary>Reads at an opening parenthesis.</summary>
    /// <param name="text">The text from the parenthesis on.</param>
    /// <param name="complete">Whether nothing follows it.</param>
    /// <param name="address">The address as it is written.</param>
    /// <param name="length">The length with both parentheses.</param>
    public static Reading Read(ReadOnlySpan<char> text, bool complete, out string address, out int length)
    {
        var cut = text.Length > MaxLength;
        var reach = cut ? text[..MaxLength] : text;
        var reading = ReadAs(reach, isBracketed: true, out address, out length);
        if (reading == Reading.None || (reading == Reading.Unfinished && (complete || cut)))
        {
            // Some renderers take a bracket that does not close for a part of the address, and so do all once it is escaped.
            reading = ReadAs(reach, isBracketed: false, out address, out length);
        }

        if (reading != Reading.Unfinished)
        {
            return reading;
        }

        if (!cut)
        {
            return complete ? Reading.None : Reading.Unfinished;
        }

        (address, length) = ("", MaxLength);
        return Reading.Link;
    }

    private static Reading ReadAs(ReadOnlySpan<char> text, bool isBracketed, out string address, out int length)
    {
        (address, length) = ("", 0);
        var i = Blanks(text, 1);
        var start = i;
        if (i >= text.Length)
        {
            return Reading.Unfinished;
        }

        isBracketed &= text[i] == '<';
        var end = isBracketed ? Bracketed(text, i) : Bare(text, i);
        if (end < 0)
        {
            return end == -1 ? Reading.Unfinished : Reading.None;
        }

        address = (isBracketed ? text[(start + 1)..(end - 1)] : text[start..end]).ToString();
        i = Blanks(text, end);
        if (i > end && i < text.Length && text[i] is '"' or '\'' or '(')
        {
            i = Title(text, i);
            if (i < 0)
            {
                return Reading.Unfinished;
            }

            i = Blanks(text, i);
        }

        if (i >= text.Length)
        {
            return Reading.Unfinished;
        }

        length = i + 1;
        return text[i] == ')' ? Reading.Link : Reading.None;
    }

    private static int Blanks(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>The end of <c>&lt;…&gt;</c>; -1 when it is not there yet, -2 when it is none.</summary>
    private static int Bracketed(ReadOnlySpan<char> text, int i)
    {
        for (i++; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '>':
                    return i + 1;
                case '<' or '\n':
                    return -2;
                case '\\':
                    i++;
                    break;
            }
        }

        return -1;
    }

    /// <summary>The end of an address without brackets; -1 when it is not there yet.</summary>
    private static int Bare(ReadOnlySpan<char> text, int i)
    {
        var depth = 0;
        for (; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ')' when depth == 0:
                    return i;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '\\':
                    i++;
                    break;
                case <= ' ' or '\u007f':
                    return i;
            }
        }

        return -1;
    }

    private static int Title(ReadOnlySpan<char> text, int i)
    {
        var close = text[i] == '(' ? ')' : text[i];
        for (i++; i < text.Length; i++)
        {
            if (text[i] == close)
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }
}
