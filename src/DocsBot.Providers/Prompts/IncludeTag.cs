namespace DocsBot.Providers.Prompts;

/// <summary>An include in a template: <c>{{&gt; name}}</c>.</summary>
/// <param name="Start">Where what it replaces begins: the tag, or its line when it stands alone there.</param>
/// <param name="End">Where what it replaces ends.</param>
/// <param name="Text">The tag.</param>
/// <param name="Name">What stands in it after the <c>&gt;</c>.</param>
/// <param name="Indent">The blanks before it, when it stands alone on its line.</param>
/// <param name="IsAlone">Whether it stands alone on its line.</param>
internal sealed record IncludeTag(int Start, int End, string Text, string Name, string Indent, bool IsAlone)
{
    /// <summary>Whether it is a name alone, without parameters or a lookup at run time.</summary>
    public bool IsPlain => Name.Length > 0 && Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>The next include, comments passed over; null when there is none.</summary>
    /// <param name="text">The template.</param>
    /// <param name="from">Where to begin.</param>
    public static IncludeTag? Find(string text, int from)
    {
        while (text.IndexOf("{{", from, StringComparison.Ordinal) is >= 0 and var start)
        {
            var isComment = string.CompareOrdinal(text, start, "{{!--", 0, 5) == 0;
            var close = isComment ? "--}}" : "}}";
            var end = text.IndexOf(close, start, StringComparison.Ordinal);
            if (end < 0)
            {
                // What is not closed is the checker's to tell.
                return null;
            }

            end += close.Length;
            var inner = text[(start + 2)..(end - 2)].Trim().Trim('~').Trim();
            if (!isComment && inner.StartsWith('>'))
            {
                return At(text, start, end, inner[1..].Trim());
            }

            from = end;
        }

        return null;
    }

    private static IncludeTag At(string text, int start, int end, string name)
    {
        var tag = text[start..end];
        var lineStart = text.AsSpan(0, start).LastIndexOf('\n') + 1;
        var lineEnd = text.IndexOf('\n', end);
        var after = text[end..(lineEnd < 0 ? text.Length : lineEnd)];
        var before = text[lineStart..start];
        return string.IsNullOrWhiteSpace(before) && string.IsNullOrWhiteSpace(after)
            ? new IncludeTag(lineStart, lineEnd < 0 ? text.Length : lineEnd + 1, tag, name, before, IsAlone: true)
            : new IncludeTag(start, end, tag, name, "", IsAlone: false);
    }
}
