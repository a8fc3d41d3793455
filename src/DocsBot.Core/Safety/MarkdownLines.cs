namespace DocsBot.Core.Safety;

/// <summary>
/// Tells the lines of fenced code from others, as a Markdown renderer will (CommonMark 0.31, sections 4.5, 5.1 and 5.2): a block ends with the quotation or
/// the list item that it stands in. What is doubtful is no code, since only text is searched for links and HTML.
/// </summary>
internal sealed class MarkdownLines
{
    // What follows the opening of a fenced block is short.
    private const int LongestFence = 300;

    private readonly List<int> _items = [];
    private int _quotes;
    private int _fence;
    private char _fenceOf;
    private int _fenceOffset;

    // An item began with nothing or with a quotation: whether what follows belongs to it is doubtful.
    private bool _isOddItem;

    // A line was not indented for an item, and may be of its paragraph all the same (a lazy continuation): the least of such items; 0 for none.
    private int _lazy;
    private bool _afterBlank = true;

    /// <summary>Whether the line that was begun last opens fenced code to some renderers and is text to others. It is text here.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Reads the beginning of a line.</summary>
    /// <param name="rest">The text from the line's first character on.</param>
    /// <param name="complete">Whether nothing follows it.</param>
    /// <param name="length">How much of it is decided: the markers of a text, the whole line of a fence.</param>
    public MarkdownLine Begin(ReadOnlySpan<char> rest, bool complete, out int length)
    {
        IsDoubtful = false;
        if (_fence > 0 && InFence(rest, complete, out length) is var inside && inside is not MarkdownLine.Text)
        {
            return inside;
        }

        return Outside(rest, complete, out length);
    }

    private MarkdownLine InFence(ReadOnlySpan<char> rest, bool complete, out int length)
    {
        length = 0;
        var (i, indent, quotes) = (0, 0, 0);
        while (i < rest.Length && (rest[i] is ' ' or '\t' || (rest[i] == '>' && quotes < _quotes)))
        {
            (indent, quotes) = rest[i] switch { ' ' => (indent + 1, quotes), '\t' => (indent + 4, quotes), _ => (-1, quotes + 1) };
            i++;
        }

        if (i == rest.Length && !complete)
        {
            return MarkdownLine.Undecided;
        }

        var isBlank = i == rest.Length || rest[i] is '\n' or '\r';
        if (quotes < _quotes || (!isBlank && Math.Max(0, indent) < _fenceOffset))
        {
            _fence = 0;
            return MarkdownLine.Text;
        }

        if (isBlank || rest[i] != _fenceOf)
        {
            return MarkdownLine.Code;
        }

        var end = Run(rest, i);
        if (end == rest.Length && !complete)
        {
            return MarkdownLine.Undecided;
        }

        if (end - i < _fence || Math.Max(0, indent) - _fenceOffset > 3)
        {
            return MarkdownLine.Code;
        }

        while (end < rest.Length && rest[end] != '\n' && char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        if (end == rest.Length && !complete)
        {
            return MarkdownLine.Undecided;
        }

        if (end < rest.Length && rest[end] != '\n')
        {
            return MarkdownLine.Code;
        }

        _fence = 0;
        length = end;
        return MarkdownLine.Fence;
    }

    private MarkdownLine Outside(ReadOnlySpan<char> rest, bool complete, out int length)
    {
        length = 0;
        var (i, indent, quotes) = (0, 0, 0);
        int? first = null;
        var offsets = new List<int>();
        while (true)
        {
            while (i < rest.Length && rest[i] is ' ' or '\t')
            {
                indent += rest[i++] == ' ' ? 1 : 4;
            }

            if (i == rest.Length && !complete)
            {
                return MarkdownLine.Undecided;
            }

            // What is indented further is code, or goes on with the paragraph before.
            var within = offsets.Count > 0 ? offsets[^1] : quotes != _quotes ? 0 : _items.FindLast(offset => offset <= indent);
            if (indent - within > 3)
            {
                break;
            }

            if (i < rest.Length && rest[i] == '>')
            {
                (indent, quotes) = (-1, quotes + 1);
                i++;
                continue;
            }

            var marker = Marker(rest, i);
            if (marker < 0 && !complete)
            {
                return MarkdownLine.Undecided;
            }

            if (marker <= 0)
            {
                break;
            }

            first ??= indent;
            i += marker;
            indent += marker;
            var blanks = rest[i..].IndexOfAnyExcept(' ');
            offsets.Add(indent + (blanks is >= 1 and <= 4 ? blanks : 1));
        }

        length = i;
        if (i == rest.Length || rest[i] is '\n' or '\r')
        {
            _isOddItem |= offsets.Count > 0;
            if (quotes > 0)
            {
                Enter(quotes, 0, offsets);
            }

            _afterBlank = quotes == 0 && offsets.Count == 0;
            return offsets.Count > 0 ? MarkdownLine.Text : MarkdownLine.Blank;
        }

        Enter(quotes, Math.Max(0, first ?? indent), offsets);
        return Opens(rest, i, Math.Max(0, indent), complete, ref length);
    }

    /// <summary>Leaves the list items that the line is not indented for, and enters its own.</summary>
    private void Enter(int quotes, int indent, List<int> offsets)
    {
        _lazy = _afterBlank && indent < _lazy ? 0 : _lazy;
        var left = _items.Where(offset => offset > indent || quotes != _quotes).ToList();
        if (left.Count > 0 && !_afterBlank && offsets.Count == 0)
        {
            _lazy = _lazy == 0 ? left[0] : Math.Min(_lazy, left[0]);
        }

        _isOddItem = (_isOddItem && !(_afterBlank && indent == 0 && offsets.Count == 0)) || (quotes > 0 && offsets.Count > 0);
        _afterBlank = false;
        _items.RemoveAll(left.Contains);
        _quotes = quotes;
        _items.AddRange(offsets);
    }

    private MarkdownLine Opens(ReadOnlySpan<char> rest, int i, int indent, bool complete, ref int length)
    {
        if (rest[i] is not ('`' or '~'))
        {
            return MarkdownLine.Text;
        }

        var run = Run(rest, i) - i;
        if (run < 3)
        {
            return i + run == rest.Length && !complete ? MarkdownLine.Undecided : MarkdownLine.Text;
        }

        var newline = rest[i..].IndexOf('\n');
        var line = newline < 0 ? rest[i..] : rest.Slice(i, newline);
        if (newline < 0 && !complete && line.Length <= LongestFence)
        {
            return MarkdownLine.Undecided;
        }

        if (rest[i] == '`' && line[run..].Contains('`') && line.Length <= LongestFence)
        {
            return MarkdownLine.Text;
        }

        var offset = _items.Count > 0 ? _items[^1] : 0;
        IsDoubtful = line.Length > LongestFence || indent - offset > 3 || (_quotes > 0 && _items.Count > 0) || _isOddItem || (_lazy > 0 && indent >= _lazy);
        if (IsDoubtful)
        {
            return MarkdownLine.Text;
        }

        (_fence, _fenceOf, _fenceOffset) = (run, rest[i], offset);
        length = i + line.Length;
        return MarkdownLine.Fence;
    }

    /// <summary>The length of a list's marker; 0 for none, -1 when more of the stream decides.</summary>
    private static int Marker(ReadOnlySpan<char> rest, int i)
    {
        var end = i;
        while (end < rest.Length && end - i < 9 && char.IsAsciiDigit(rest[end]))
        {
            end++;
        }

        if (end == rest.Length)
        {
            return end > i ? -1 : 0;
        }

        var closes = end > i ? rest[end] is '.' or ')' : rest[end] is '-' or '*' or '+';
        if (!closes)
        {
            return 0;
        }

        return end + 1 == rest.Length ? -1 : rest[end + 1] is ' ' or '\t' or '\n' or '\r' ? end + 1 - i : 0;
    }

    private static int Run(ReadOnlySpan<char> rest, int i)
    {
        var end = i;
        while (end < rest.Length && rest[end] == rest[i])
        {
            end++;
        }

        return end;
    }
}
