namespace DocsBot.Core.Safety;

/// <summary>Reads what begins with <c>&lt;</c>: an autolink, HTML, or something that looks like it (CommonMark 0.31, sections 6.5 and 6.6).</summary>
internal static class AngleBracket
{
    // Longer names of schemes and of elements there are none.
    private const int LongestName = 33;

    /// <summary>What stands there.</summary>
    public enum Reading
    {
        /// <summary>Neither: a sign like any other.</summary>
        None,

        /// <summary>More of the stream decides.</summary>
        Unfinished,

        /// <summary>What a renderer may take for a tag, though it is none of HTML, such as <c>&lt;name&gt;</c>.</summary>
        Tag,

        /// <summary>A tag of HTML, a comment, a declaration or an instruction.</summary>
        Html,

        /// <summary>An address between brackets.</summary>
        Autolink,
    }

    /// <summary>Reads at the bracket.</summary>
    /// <param name="rest">The text from there on.</param>
    /// <param name="complete">Whether nothing follows it.</param>
    /// <param name="length">The length of an autolink with its brackets.</param>
    public static Reading Read(ReadOnlySpan<char> rest, bool complete, out int length)
    {
        length = 0;
        if (rest.Length == 1)
        {
            return complete ? Reading.None : Reading.Unfinished;
        }

        if (!char.IsAsciiLetter(rest[1]) && rest[1] is not ('/' or '!' or '?'))
        {
            return Reading.None;
        }

        var name = rest[1] == '/' ? 2 : 1;
        var end = name;
        while (end < rest.Length && end - name < LongestName && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '+' or '.' or '-'))
        {
            end++;
        }

        if (end == rest.Length && !complete)
        {
            return Reading.Unfinished;
        }

        if (name == 1 && end < rest.Length && rest[end] == ':')
        {
            return Address(rest, complete, out length);
        }

        return rest[1] is '!' or '?' || HtmlElements.Has(rest[name..end]) ? Reading.Html : Reading.Tag;
    }

    private static Reading Address(ReadOnlySpan<char> rest, bool complete, out int length)
    {
        length = 1;
        while (length < rest.Length && length < LinkTarget.MaxLength && rest[length] is not ('<' or '>') && !char.IsWhiteSpace(rest[length]))
        {
            length++;
        }

        if (length == rest.Length && length < LinkTarget.MaxLength && !complete)
        {
            return Reading.Unfinished;
        }

        return length < rest.Length && rest[length++] == '>' ? Reading.Autolink : Reading.Tag;
    }
}
