namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>A Hugo shortcode tag in a text: <c>{{&lt; name key="value" &gt;}}</c>, <c>{{% /name %}}</c>.</summary>
/// <param name="Name">The shortcode's name; empty for a tag that its author escaped (<c>{{&lt;/* … */&gt;}}</c>).</param>
/// <param name="Arguments">Named arguments by name; positional ones by their number, from 0.</param>
/// <param name="IsClosing">Whether it closes the shortcode.</param>
/// <param name="Start">Where the tag begins in the text.</param>
/// <param name="End">Where the text goes on behind it.</param>
internal sealed record ShortcodeTag(string Name, IReadOnlyDictionary<string, string> Arguments, bool IsClosing, int Start, int End)
{
    // A longer tag is text that looks like one; the bound keeps hostile pages linear.
    private const int MaxLength = 4096;

    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    /// <summary>An argument; null when it is missing.</summary>
    public string? this[string name] => Arguments.GetValueOrDefault(name);

    /// <summary>Finds all tags, in order.</summary>
    public static List<ShortcodeTag> FindAll(string text)
    {
        var tags = new List<ShortcodeTag>();
        for (var i = 0; (i = text.IndexOf("{{", i, StringComparison.Ordinal)) >= 0;)
        {
            var tag = i + 2 < text.Length && text[i + 2] is '<' or '%' ? At(text, i) : null;
            if (tag is not null)
            {
                tags.Add(tag);
            }

            i = tag?.End ?? i + 2;
        }

        return tags;
    }

    private static ShortcodeTag? At(string text, int start)
    {
        var close = text[start + 2] == '<' ? ">}}" : "%}}";
        var at = start + 3;
        if (text.AsSpan(at).StartsWith("/*"))
        {
            var end = text.IndexOf("*/" + close, at, Math.Min(MaxLength, text.Length - at), StringComparison.Ordinal);
            return end < 0 ? null : new ShortcodeTag("", None, IsClosing: false, start, end + 5);
        }

        SkipSpace(text, ref at);
        var isClosing = at < text.Length && text[at] == '/';
        if (isClosing)
        {
            at++;
            SkipSpace(text, ref at);
        }

        var name = Word(text, ref at, close);
        if (name.Length == 0)
        {
            return null;
        }

        Dictionary<string, string>? arguments = null;
        while (true)
        {
            SkipSpace(text, ref at);
            if (at >= text.Length || at - start > MaxLength || text.AsSpan(at).StartsWith("{{"))
            {
                return null;
            }

            if (text.AsSpan(at).StartsWith(close) || text.AsSpan(at).StartsWith("/" + close))
            {
                var end = at + (text[at] == '/' ? 4 : 3);
                return new ShortcodeTag(name, arguments ?? None, isClosing, start, end);
            }

            var (key, value) = Argument(text, ref at, close, arguments?.Count ?? 0);
            if (key is null)
            {
                return null;
            }

            (arguments ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
        }
    }

    private static (string? Key, string Value) Argument(string text, ref int at, string close, int number)
    {
        var position = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (text[at] is '"' or '`')
        {
            return Quoted(text, ref at) is { } bare ? (position, bare) : (null, "");
        }

        var word = Word(text, ref at, close);
        if (word.Length == 0)
        {
            return (null, "");
        }

        var equals = at;
        SkipSpace(text, ref equals);
        if (equals >= text.Length || text[equals] != '=')
        {
            return (position, word);
        }

        at = equals + 1;
        SkipSpace(text, ref at);
        if (at < text.Length && text[at] is '"' or '`')
        {
            return Quoted(text, ref at) is { } quoted ? (word, quoted) : (null, "");
        }

        return (word, Word(text, ref at, close));
    }

    private static string? Quoted(string text, ref int at)
    {
        var quote = text[at];
        var end = at + 1;
        var limit = Math.Min(text.Length, at + MaxLength);
        while (end < limit && text[end] != quote)
        {
            end += quote == '"' && text[end] == '\\' ? 2 : 1;
        }

        if (end >= limit)
        {
            return null;
        }

        var value = text[(at + 1)..end];
        at = end + 1;
        return quote == '"' ? value.Replace("\\\"", "\"", StringComparison.Ordinal) : value;
    }

    private static string Word(string text, ref int at, string close)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '"' or '`') && !text.AsSpan(at).StartsWith(close) && !text.AsSpan(at).StartsWith("/" + close))
        {
            at++;
        }

        return text[start..at];
    }

    private static void SkipSpace(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
