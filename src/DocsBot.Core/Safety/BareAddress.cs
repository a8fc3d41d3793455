namespace DocsBot.Core.Safety;

/// <summary>Reads an address that stands in a text as it is, which most renderers make a link (GitHub Flavored Markdown 0.29, section 6.9).</summary>
internal static class BareAddress
{
    // By what an address begins, and the character in it that makes it one.
    private static readonly (string Text, int Sign)[] Beginnings = [("https://", 5), ("http://", 4), ("ftp://", 3), ("www.", 3)];

    /// <summary>What stands there.</summary>
    public enum Reading
    {
        /// <summary>No address.</summary>
        None,

        /// <summary>More of the stream decides.</summary>
        Unfinished,

        /// <summary>An address.</summary>
        Address,
    }

    /// <summary>Reads at the first letter.</summary>
    /// <param name="rest">The text from there on.</param>
    /// <param name="complete">Whether nothing follows it.</param>
    /// <param name="sign">Where the colon or the full stop of the beginning stands.</param>
    /// <param name="length">The address's length, without the punctuation behind it.</param>
    public static Reading Read(ReadOnlySpan<char> rest, bool complete, out int sign, out int length)
    {
        (sign, length) = (0, 0);
        foreach (var (text, at) in Beginnings)
        {
            if (rest.Length <= text.Length && !complete && text.AsSpan().StartsWith(rest, StringComparison.OrdinalIgnoreCase))
            {
                return Reading.Unfinished;
            }

            if (rest.Length <= text.Length || !rest.StartsWith(text, StringComparison.OrdinalIgnoreCase) || !BeginsHost(rest[text.Length]))
            {
                continue;
            }

            var end = EndOf(rest);
            if (end == rest.Length && end < LinkTarget.MaxLength && !complete)
            {
                return Reading.Unfinished;
            }

            sign = at;
            length = Trimmed(rest[..end], text.Length);
            return Reading.Address;
        }

        return Reading.None;
    }

    private static bool BeginsHost(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '[' or '%';

    private static int EndOf(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && end < LinkTarget.MaxLength && !char.IsWhiteSpace(rest[end]) && !char.IsControl(rest[end]) && rest[end] is not ('<' or '>' or '"' or '`' or '|' or '[' or ']' or '\\'))
        {
            end++;
        }

        return end;
    }

    private static int Trimmed(ReadOnlySpan<char> address, int least)
    {
        while (address.Length > least && (address[^1] is '.' or ',' or ':' or ';' or '!' or '?' or '*' or '_' or '~' or '\'' || (address[^1] == ')' && address.Count('(') < address.Count(')'))))
        {
            address = address[..^1];
        }

        return address.Length;
    }
}
