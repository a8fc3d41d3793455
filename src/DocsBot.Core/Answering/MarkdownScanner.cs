namespace DocsBot.Core.Answering;

/// <summary>Follows a Markdown text character by character: where lines begin and what is code.</summary>
internal sealed class MarkdownScanner
{
    // How far a code span may reach behind a bracket in it; a backtick that closes later, or in another line, is taken for a stray one.
    private const int MaxSpan = 256;

    private int _run;
    private char _runOf;
    private int _span;
    private int _fence;
    private char _fenceOf;
    private bool _runBegins;
    private bool _spanBegins;
    private int _fenceClosing;
    private bool _escape;
    private bool _address;
    private char _last;

    /// <summary>Where a character stands.</summary>
    public enum Place
    {
        /// <summary>In text.</summary>
        Text,

        /// <summary>In a fenced block, an inline code span or the address of a link: to be left as it is.</summary>
        Code,

        /// <summary>A bracket behind a backtick that more of the stream must close first.</summary>
        Undecided,
    }

    /// <summary>Whether only white space and the markers of lists and quotations stand before in this line.</summary>
    public bool AtLineStart { get; private set; } = true;

    /// <summary>Whether what was taken last is code.</summary>
    public bool InCode => InFence || _span > 0;

    /// <summary>Whether what was taken last is in a fenced block.</summary>
    public bool InFence => _fence > 0;

    /// <summary>Where the next character stands.</summary>
    /// <param name="rest">The text from that character on.</param>
    /// <param name="complete">Whether nothing follows it.</param>
    public Place Look(ReadOnlySpan<char> rest, bool complete)
    {
        if (_run > 0 && rest[0] != _runOf)
        {
            EndRun();
        }

        if (InFence)
        {
            return Place.Code;
        }

        if (_span == 0)
        {
            return _address && _last != '(' ? Place.Code : Place.Text;
        }

        if (!CitationMarker.Opens(rest[0]) || (_spanBegins && _span >= 3))
        {
            return Place.Code;
        }

        switch (ClosesIn(rest, complete))
        {
            case true:
                return Place.Code;
            case null:
                return Place.Undecided;
            default:
                _span = 0;
                return Place.Text;
        }
    }

    /// <summary>Takes a character.</summary>
    public void Advance(char c)
    {
        _address = c == '(' ? _last == ']' : _address && c != ')' && !char.IsWhiteSpace(c);
        _last = c;
        if (c == '\n')
        {
            EndRun();
            EndLine();
            return;
        }

        var begins = AtLineStart || (_run > 0 && _runBegins);
        if ((c == '`' && !_escape) || (c == '~' && (InFence || begins)))
        {
            if (_run == 0 || _runOf != c)
            {
                EndRun();
                _runBegins = AtLineStart;
                _runOf = c;
            }

            _run++;
            AtLineStart = false;
            return;
        }

        EndRun();
        if (InFence && c is not (' ' or '\t' or '\r'))
        {
            _fenceClosing = 0;
        }

        AtLineStart = AtLineStart && (char.IsWhiteSpace(c) || (!InFence && (c is '-' or '*' or '+' or '>' or '.' or ')' || char.IsAsciiDigit(c))));
        _escape = c == '\\' && !_escape && !InCode;
    }

    private void EndRun()
    {
        if (_run == 0)
        {
            return;
        }

        var run = _run;
        _run = 0;
        if (InFence)
        {
            _fenceClosing = _runBegins && _runOf == _fenceOf && run >= _fence ? run : 0;
        }
        else if (_runOf == '~')
        {
            if (run >= 3)
            {
                (_fence, _fenceOf) = (run, '~');
            }
        }
        else if (_span == 0)
        {
            (_span, _spanBegins) = (run, _runBegins);
        }
        else if (_span == run)
        {
            _span = 0;
        }
    }

    private void EndLine()
    {
        AtLineStart = true;
        if (InFence)
        {
            _fence = _fenceClosing > 0 ? 0 : _fence;
        }
        else if (_span >= 3 && _spanBegins)
        {
            (_fence, _fenceOf) = (_span, '`');
        }

        _fenceClosing = 0;
        _span = 0;
    }

    /// <summary>Whether the open span closes within reach: true, false, or null when more of the stream must tell.</summary>
    private bool? ClosesIn(ReadOnlySpan<char> rest, bool complete)
    {
        var reach = rest[..Math.Min(rest.Length, MaxSpan)];
        for (var i = 0; i < reach.Length; i++)
        {
            if (reach[i] == '\n')
            {
                return false;
            }

            if (reach[i] != '`')
            {
                continue;
            }

            var start = i;
            while (i + 1 < reach.Length && reach[i + 1] == '`')
            {
                i++;
            }

            // A run that touches the end of what is known may go on.
            if (i - start + 1 == _span && (i + 1 < reach.Length || (complete && i + 1 == rest.Length)))
            {
                return true;
            }
        }

        return reach.Length == MaxSpan || complete ? false : null;
    }
}
