using System.Globalization;
using System.Text;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Answering;

/// <summary>
/// Checks an answer's citations while it streams. A marker (see <see cref="CitationMarker"/>) is compared with the claim it follows; one whose passage
/// supports the claim is written <c>[n]</c>, any other is removed with the space before it and counted. Code is not touched, nor are links and indexes
/// such as <c>a[1]</c>. The text is the same wherever the stream was cut; only what may still become a marker is held back.
/// </summary>
/// <remarks>
/// Supported means: the passage with its title and headings holds enough of the claim's content words, and every number, name and literal of the claim.
/// That is evidence of words: a claim that reverses its passage ("before" for "after") is not noticed.
/// </remarks>
public sealed class CitationVerifier
{
    // Citations that are remembered with what they should have supported; a text of nothing else is not worth more.
    private const int MostRemembered = 20;

    // How far the address behind a numbered link is looked for.
    private const int MaxLink = 500;

    private readonly Dictionary<int, CitationEvidence> _evidence;
    private readonly CitationOptions _options;
    private readonly SortedSet<int> _held = [];
    private readonly List<UnsupportedCitation> _unsupported = [];
    private readonly MarkdownScanner _markdown = new();
    private readonly ClaimTracker _claims = new();
    private readonly StringBuilder _out = new();
    private string _rest = string.Empty;

    // A space that is shown only when what follows is not a removed marker.
    private bool _space;

    // Right behind a marker: separators between two markers are dropped.
    private bool _afterMarker;
    private bool _afterRemoved;

    /// <summary>Creates a verifier for one answer.</summary>
    /// <param name="sources">The passages in the prompt.</param>
    /// <param name="options">When a passage supports a claim; null takes the defaults.</param>
    public CitationVerifier(IEnumerable<PromptSource> sources, CitationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _options = options ?? new CitationOptions();
        _evidence = sources.ToDictionary(source => source.Number, source => new CitationEvidence(source));
    }

    /// <summary>The numbers of the citations that held so far, each once, ascending.</summary>
    public IReadOnlyCollection<int> Held => _held;

    /// <summary>How many citations were removed so far.</summary>
    public int Dropped { get; private set; }

    /// <summary>The first of the removed citations, with what each should have supported.</summary>
    public IReadOnlyList<UnsupportedCitation> Unsupported => _unsupported;

    /// <summary>Takes the next piece of the answer.</summary>
    /// <param name="delta">The piece, of any length.</param>
    /// <returns>What may be shown now; it never ends inside of a marker.</returns>
    public string Append(string delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        return Run(_rest + delta, complete: false);
    }

    /// <summary>Ends the answer.</summary>
    /// <returns>What was still held back.</returns>
    public string Finish() => Run(_rest, complete: true);

    private string Run(string text, bool complete)
    {
        var i = 0;
        while (i < text.Length)
        {
            var taken = Take(text, i, complete);
            if (taken == 0)
            {
                break;
            }

            i += taken;
        }

        _rest = text[i..];
        if (complete && !_afterRemoved)
        {
            FlushSpace();
        }

        var shown = _out.ToString();
        _out.Clear();
        return shown;
    }

    /// <summary>Takes one character or marker; 0 when more of the stream decides what it is.</summary>
    private int Take(string text, int i, bool complete)
    {
        var rest = text.AsSpan(i);
        var c = rest[0];
        switch (_markdown.Look(rest, complete))
        {
            case MarkdownScanner.Place.Undecided:
                return 0;

            case MarkdownScanner.Place.Code:
                Show(c);
                return 1;
        }

        if (CitationMarker.Opens(c))
        {
            return TakeBracket(rest, complete);
        }

        if (_afterMarker && c is ',' or ';' or ' ')
        {
            var separator = SeparatorBefore(rest, complete, out var undecided);
            if (undecided)
            {
                return 0;
            }

            if (separator > 0)
            {
                return separator;
            }
        }

        Show(c);
        return 1;
    }

    private int TakeBracket(ReadOnlySpan<char> rest, bool complete)
    {
        var reading = CitationMarker.Read(rest, out var numbers, out var length);
        if (reading == CitationMarker.Reading.Unfinished && !complete)
        {
            return 0;
        }

        if (reading != CitationMarker.Reading.Marker || (!_afterMarker && _claims.EndsInIndexed(_evidence.Values)))
        {
            Show(rest[0]);
            return 1;
        }

        if (rest.Length == length && !complete)
        {
            return 0;
        }

        var tail = rest[length..];
        if (tail.Length > 0 && tail[0] == '(')
        {
            // A link whose text is a number looks like a citation but leads where the model wants: only the number stays.
            var close = tail[..Math.Min(tail.Length, MaxLink)].IndexOfAny(')', '\n');
            if (close < 0 && tail.Length < MaxLink && !complete)
            {
                return 0;
            }

            length += close > 0 && tail[close] == ')' ? close + 1 : 0;
        }

        // "[1]: …" at the start of a line defines a link in Markdown; it cites nothing.
        var cites = !(_markdown.AtLineStart && tail.Length > 0 && tail[0] == ':');
        foreach (var number in numbers)
        {
            Cite(number, cites);
        }

        _markdown.Advance(']');
        _claims.EndClaim();
        _afterMarker = true;
        return length;
    }

    private void Cite(int number, bool cites)
    {
        if (!cites || !_evidence.TryGetValue(number, out var evidence) || !_claims.Current.IsSupportedBy(evidence, _options))
        {
            Dropped++;
            _afterRemoved = true;
            if (_unsupported.Count < MostRemembered)
            {
                _unsupported.Add(new UnsupportedCitation(number, _claims.Current.Text));
            }

            return;
        }

        _held.Add(number);
        FlushSpace();
        _out.Append(CultureInfo.InvariantCulture, $"[{number}]");
        _afterRemoved = false;
    }

    /// <summary>The length of ", " or " " between two markers; 0 when no marker follows.</summary>
    private static int SeparatorBefore(ReadOnlySpan<char> rest, bool complete, out bool undecided)
    {
        var length = rest[0] is ',' or ';' ? 1 : 0;
        length += rest.Length > length && rest[length] == ' ' ? 1 : 0;
        undecided = rest.Length == length && !complete;
        if (undecided || rest.Length == length || !CitationMarker.Opens(rest[length]))
        {
            return 0;
        }

        var reading = CitationMarker.Read(rest[length..], out _, out _);
        undecided = reading == CitationMarker.Reading.Unfinished && !complete;
        return reading == CitationMarker.Reading.Marker ? length : 0;
    }

    private void Show(char c)
    {
        _markdown.Advance(c);
        _claims.Add(c, _markdown.InFence);
        if (_afterRemoved && char.IsLetterOrDigit(c))
        {
            FlushSpace();
        }

        _space &= !_afterRemoved;
        _afterMarker = _afterRemoved = false;
        if (c == ' ' && !_markdown.InFence)
        {
            FlushSpace();
            _space = true;
            return;
        }

        Write(c);
    }

    private void Write(char c)
    {
        FlushSpace();
        _out.Append(c);
    }

    private void FlushSpace()
    {
        if (_space)
        {
            _space = false;
            _out.Append(' ');
        }
    }
}
