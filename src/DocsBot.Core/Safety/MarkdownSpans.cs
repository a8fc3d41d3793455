namespace DocsBot.Core.Safety;

/// <summary>Reads the inline pieces of a streamed Markdown text: links, code and citations (CommonMark 0.31, sections 6.1 and 6.3).</summary>
internal static class MarkdownSpans
{
    // What is longer is neither a link's text nor a code span.
    private const int LongestLabel = 400;
    private const int LongestSpan = 1_000;

    /// <summary>Reads a link at an opening bracket.</summary>
    /// <param name="rest">The text from the bracket on.</param>
    /// <param name="complete">Whether nothing follows it.</param>
    /// <param name="hasCode">Whether backticks make code there.</param>
    /// <param name="label">The length of its text with the brackets.</param>
    /// <param name="address">Where it leads.</param>
    /// <param name="length">The length of what follows the text.</param>
    public static LinkTarget.Reading Link(ReadOnlySpan<char> rest, bool complete, bool hasCode, out int label, out string address, out int length)
    {
        (address, length) = ("", 0);
        label = Label(rest, complete, hasCode);
        if (label < 0 || (label == 0 && complete))
        {
            return LinkTarget.Reading.None;
        }

        if (label == 0 || label == rest.Length)
        {
            return complete ? LinkTarget.Reading.None : LinkTarget.Reading.Unfinished;
        }

        return rest[label] == '(' ? LinkTarget.Read(rest[label..], complete, out address, out length) : LinkTarget.Reading.None;
    }

    /// <summary>The length of a text in brackets; 0 when more of the stream decides, -1 when it is none.</summary>
    private static int Label(ReadOnlySpan<char> rest, bool complete, bool hasCode)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length && i < LongestLabel; i++)
        {
            switch (rest[i])
            {
                case '\\':
                    i++;
                    break;
                case '`' when hasCode:
                    var span = Code(rest[i..], complete);
                    if (span == 0)
                    {
                        return 0;
                    }

                    i += Math.Max(Backticks(rest[i..]), span) - 1;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return i + 1;
                case '\n' when i + 1 < rest.Length && rest[i + 1] == '\n':
                    return -1;
            }
        }

        return rest.Length < LongestLabel ? 0 : -1;
    }

    /// <summary>The length of a code span in its line; 0 when more of the stream decides, -1 when it does not close.</summary>
    public static int Code(ReadOnlySpan<char> rest, bool complete)
    {
        var run = Backticks(rest);
        var reach = rest[..Math.Min(rest.Length, LongestSpan)];
        for (var i = run; i < reach.Length; i++)
        {
            if (reach[i] == '\n')
            {
                return -1;
            }

            if (reach[i] != '`')
            {
                continue;
            }

            var closing = Backticks(reach[i..]);
            if (i + closing == rest.Length && !complete)
            {
                return 0;
            }

            if (closing == run)
            {
                return i + closing;
            }

            i += closing - 1;
        }

        return complete || rest.Length >= LongestSpan ? -1 : 0;
    }

    /// <summary>How many backticks stand there.</summary>
    public static int Backticks(ReadOnlySpan<char> rest) => rest.IndexOfAnyExcept('`') is >= 0 and var end ? end : rest.Length;

    /// <summary>The length of a citation such as <c>[12]</c>; 0 for none.</summary>
    public static int Citation(ReadOnlySpan<char> rest)
    {
        var end = 1;
        while (end < rest.Length && end < 5 && char.IsAsciiDigit(rest[end]))
        {
            end++;
        }

        return end > 1 && end < rest.Length && rest[end] == ']' ? end + 1 : 0;
    }
}
