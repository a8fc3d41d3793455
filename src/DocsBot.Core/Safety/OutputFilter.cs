using System.Text;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Safety;

/// <summary>
/// Holds a streamed Markdown text to the rules of what may be shown: links lead to sources, other links become their text, images go, and HTML outside of
/// code is shown as the text that it is.
/// Code is left alone. The text is the same wherever the stream was cut; only what may yet become a link, a tag or the
/// beginning of code is held back.
/// </summary>
/// <remarks>Addresses and tags are taken their meaning by a backslash (CommonMark 0.31, section 2.4), so that they can be read, and copied from what is shown.</remarks>
public sealed class OutputFilter
{
    private readonly SourceAddresses _addresses;
    private readonly MarkdownLines _lines = new();
    private readonly SortedSet<OutputRule> _broken = [];
    private readonly StringBuilder _out = new();
    private string _pending = string.Empty;
    private int _at;
    private MarkdownLine _line = MarkdownLine.Undecided;

    // The last character that was let through; a blank where it means nothing to what follows.
    private char _last = ' ';

    // Whether a carriage return was the last character that came in: a line feed behind it is no other line.
    private bool _return;

    // Whether nothing but markers stands before in this line, and whether a bracket was opened there: "[label]: address" would define a link.
    private bool _begins;
    private bool _labels;

    // A backtick was left over in this paragraph, so that a renderer may pair the next ones otherwise; a table cuts code spans at its bars.
    private bool _stray;
    private bool _bars;
    private bool _bar;

    /// <summary>Creates a filter for one answer.</summary>
    /// <param name="sources">The passages in its prompt.</param>
    public OutputFilter(IReadOnlyCollection<PromptSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _addresses = new SourceAddresses(sources);
    }

    /// <summary>The rules that the text broke so far.</summary>
    public IReadOnlySet<OutputRule> Broken => _broken;

    /// <summary>Takes the next piece of the text.</summary>
    /// <param name="delta">The piece, of any length.</param>
    /// <returns>What may be shown now.</returns>
    public string Append(string delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        _pending = string.Concat(_pending.AsSpan(_at), Lines(delta));
        _at = 0;
        return Run(complete: false);
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was still held back.</returns>
    public string Finish() => Run(complete: true);

    /// <summary>Every line ending as a line feed: a carriage return alone begins a line as well (CommonMark 0.31, section 2.1).</summary>
    private string Lines(string delta)
    {
        if (delta.Length == 0)
        {
            return delta;
        }

        var rest = _return && delta[0] == '\n' ? delta[1..] : delta;
        _return = delta[^1] == '\r';
        return rest.Contains('\r', StringComparison.Ordinal) ? rest.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : rest;
    }

    private string Run(bool complete)
    {
        while (_at < _pending.Length && Take(_pending.AsSpan(_at), complete))
        {
            // Until more of the stream decides.
        }

        var shown = _out.ToString();
        _out.Clear();
        return shown;
    }

    /// <summary>Lets something through, or takes it out; false when more of the stream decides.</summary>
    private bool Take(ReadOnlySpan<char> rest, bool complete)
    {
        if (_line == MarkdownLine.Undecided)
        {
            return BeginLine(rest, complete);
        }

        if (rest[0] == '\n')
        {
            _bars |= _bar;
            _bar = false;
            _line = MarkdownLine.Undecided;
            return Pass(rest, 1);
        }

        if (_line is MarkdownLine.Code or MarkdownLine.Fence)
        {
            var end = rest.IndexOf('\n');
            return Pass(rest, end < 0 ? rest.Length : end);
        }

        if (_begins && _lines.IsDoubtful)
        {
            // Now it is text to all.
            _stray = true;
            return Escape(rest);
        }

        return rest[0] switch
        {
            '\\' => TakeEscape(rest, complete),
            '`' => TakeBackticks(rest, complete),
            '<' => TakeAngle(rest, complete),
            '!' => TakeBang(rest, complete),
            '[' => TakeBracket(rest, complete),
            '(' when _last == ']' => TakeTarget(rest, complete),
            ':' when _last == ']' && _labels => Escape(rest),
            'h' or 'H' or 'f' or 'F' or 'w' or 'W' => TakeAddress(rest, complete),
            _ => Pass(rest, 1),
        };
    }

    private bool BeginLine(ReadOnlySpan<char> rest, bool complete)
    {
        var line = _lines.Begin(rest, complete, out var length);
        if (line == MarkdownLine.Undecided)
        {
            return false;
        }

        if (line != MarkdownLine.Text)
        {
            (_stray, _bars, _labels) = (false, false, false);
        }

        _line = line;
        _bars |= length < rest.Length && rest[length] == '|';
        if (line == MarkdownLine.Fence)
        {
            // Renderers disagree on the blanks that may stand behind a fence.
            var fence = rest[..length].TrimEnd();
            Pass(fence, fence.Length);
            _at += length - fence.Length;
            return true;
        }

        Pass(rest, length);
        _begins = line == MarkdownLine.Text;
        return true;
    }

    private bool TakeEscape(ReadOnlySpan<char> rest, bool complete)
    {
        if (rest.Length == 1)
        {
            return complete && Pass(rest, 1);
        }

        var isEscape = char.IsAscii(rest[1]) && (char.IsPunctuation(rest[1]) || char.IsSymbol(rest[1]));
        _stray |= rest[1] == '`';
        Pass(rest, isEscape ? 2 : 1);
        _last = ' ';
        return true;
    }

    private bool TakeBackticks(ReadOnlySpan<char> rest, bool complete)
    {
        var run = MarkdownSpans.Backticks(rest);
        if (run == rest.Length && !complete)
        {
            return false;
        }

        var span = _stray ? -1 : MarkdownSpans.Code(rest, complete);
        if (span == 0)
        {
            return false;
        }

        if (span > 0 && !(_bars && rest[..span].Contains('|')))
        {
            return Pass(rest, span);
        }

        _stray = true;
        return Pass(rest, run);
    }

    private bool TakeAngle(ReadOnlySpan<char> rest, bool complete)
    {
        switch (AngleBracket.Read(rest, complete, out var length))
        {
            case AngleBracket.Reading.Unfinished:
                return false;
            case AngleBracket.Reading.None:
                return Pass(rest, 1);
            case AngleBracket.Reading.Autolink when _addresses.Hold(rest[1..(length - 1)].ToString()):
                return Pass(rest, length);
            case AngleBracket.Reading.Autolink:
                _broken.Add(OutputRule.ForeignLink);
                return Escape(rest);
            case AngleBracket.Reading.Html:
                _broken.Add(OutputRule.RawHtml);
                return Escape(rest);
            default:
                return Escape(rest);
        }
    }

    private bool TakeBang(ReadOnlySpan<char> rest, bool complete)
    {
        if (rest.Length == 1)
        {
            return complete && Pass(rest, 1);
        }

        if (rest[1] != '[')
        {
            return Pass(rest, 1);
        }

        switch (MarkdownSpans.Link(rest[1..], complete, !_stray, out var label, out _, out var length))
        {
            case LinkTarget.Reading.Unfinished:
                return false;
            case LinkTarget.Reading.Link:
                _broken.Add(OutputRule.ForeignLink);
                return Replace(rest, "", 1 + label + length);
            default:
                return Pass(rest, 1);
        }
    }

    private bool TakeBracket(ReadOnlySpan<char> rest, bool complete)
    {
        var begins = _begins;
        // A citation was checked already, and what follows it is looked at when it comes.
        if (MarkdownSpans.Citation(rest) is > 0 and var citation)
        {
            _labels = begins;
            return Pass(rest, citation);
        }

        var reading = MarkdownSpans.Link(rest, complete, !_stray, out var label, out var address, out var length);
        if (reading == LinkTarget.Reading.Unfinished)
        {
            return false;
        }

        if (reading == LinkTarget.Reading.Link && !_addresses.Hold(address))
        {
            _broken.Add(OutputRule.ForeignLink);
            return Replace(rest, rest[1..(label - 1)].ToString(), label + length);
        }

        _labels = begins;
        return Pass(rest, 1);
    }

    /// <summary>A link's target whose text is out already: too long to be held back, or it became one when something was taken out.</summary>
    private bool TakeTarget(ReadOnlySpan<char> rest, bool complete)
    {
        switch (LinkTarget.Read(rest, complete, out var address, out var length))
        {
            case LinkTarget.Reading.Unfinished:
                return false;
            case LinkTarget.Reading.Link when _addresses.Hold(address):
                Pass(rest, length);
                _last = ' ';
                return true;
            case LinkTarget.Reading.Link:
                _broken.Add(OutputRule.ForeignLink);
                return Replace(rest, "", length);
            default:
                // It must not become one when something behind it is taken out.
                return Escape(rest);
        }
    }

    private bool TakeAddress(ReadOnlySpan<char> rest, bool complete)
    {
        switch (BareAddress.Read(rest, complete, out var sign, out var length))
        {
            case BareAddress.Reading.Unfinished:
                return false;
            case BareAddress.Reading.None:
                return Pass(rest, 1);
        }

        if (_addresses.Hold(rest[..length].ToString()))
        {
            return Pass(rest, length);
        }

        // "https\://…" and "www\.…" are text to every renderer, and read as before.
        _broken.Add(OutputRule.ForeignLink);
        Pass(rest, sign);
        return Escape(rest[sign..]);
    }

    private bool Pass(ReadOnlySpan<char> rest, int length)
    {
        _out.Append(rest[..length]);
        _at += length;
        _begins &= rest[..length].IsWhiteSpace();
        _bar |= _line == MarkdownLine.Text && rest[..length].Contains('|');
        _last = length > 0 ? rest[length - 1] : _last;
        return true;
    }

    private bool Escape(ReadOnlySpan<char> rest)
    {
        _out.Append('\\');
        Pass(rest, 1);
        _last = ' ';
        return true;
    }

    /// <summary>Puts what stays of a piece in its place. It is read again, as it may make something else with what follows; with what stood before it must not.</summary>
    private bool Replace(ReadOnlySpan<char> rest, string with, int length)
    {
        _pending = string.Concat(with, rest[length..]);
        _at = 0;
        if (char.IsLetterOrDigit(_last) || _last is '<' or ':' or '/' or '.' or '&' or '!' or '\\' or ']' or '`')
        {
            _out.Append(' ');
            _last = ' ';
        }
        else if (_begins && (with.Length == 0 || !char.IsLetter(with[0])))
        {
            // What follows must not become the beginning of a block: an invisible word joiner stands before it.
            _out.Append('\u2060');
            _begins = false;
        }

        return true;
    }
}
