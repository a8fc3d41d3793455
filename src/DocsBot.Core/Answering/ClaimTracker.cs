using System.Text;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>Remembers what an answer has said since its last citation, to tell which claim the next one follows.</summary>
internal sealed class ClaimTracker
{
    // A claim is a sentence; more of the text behind is not kept.
    private const int MaxText = 4000;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _code = new();
    private bool _inFence;
    private string? _codeBlock;
    private CitationClaim? _current;
    private CitationClaim _last = CitationClaim.None;

    /// <summary>
    /// The claim that a citation here would belong to: the last sentence, list item, table row or code block that says something; right behind another
    /// citation, the same claim as that.
    /// </summary>
    public CitationClaim Current => _current ??= ClaimInText() ?? (_codeBlock is null ? _last : CitationClaim.OfCode(_codeBlock));

    /// <summary>Takes a character of the answer.</summary>
    public void Add(char c, bool inFence)
    {
        _current = null;
        if (inFence != _inFence)
        {
            _inFence = inFence;
            if (!inFence)
            {
                _codeBlock = _code.ToString();
            }

            _code.Clear();
            _text.Clear();
            return;
        }

        var target = inFence ? _code : _text;
        target.Append(c);
        if (target.Length > 2 * MaxText)
        {
            target.Remove(0, MaxText);
        }
    }

    /// <summary>A citation ends the claim.</summary>
    public void EndClaim()
    {
        _last = Current;
        _current = null;
        _codeBlock = null;
        _text.Clear();
    }

    /// <summary>
    /// Whether a bracket here is an index or the end of a reference link and not a citation: <c>a[1]</c>, <c>my_list[1]</c>, <c>call()[1]</c>,
    /// <c>[text][1]</c>, <c>\[1]</c>, or a name that a passage writes with an index.
    /// </summary>
    public bool EndsInIndexed(IEnumerable<CitationEvidence> evidence)
    {
        if (_text.Length == 0)
        {
            return false;
        }

        var last = _text[^1];
        if (last is '\\' or ']')
        {
            return true;
        }

        if (last == ')')
        {
            return _text.Length > 1 && _text[^2] == '(';
        }

        var word = LastWord();
        return word.Length > 0 && !Terms.IsIdeograph(last) && (IsNameInCode(word) || evidence.Any(source => source.Holds(word + "[")));
    }

    private string LastWord()
    {
        var start = _text.Length;
        while (start > 0 && (char.IsLetterOrDigit(_text[start - 1]) || _text[start - 1] is '_' or '$' || (start < _text.Length && _text[start - 1] == '.')))
        {
            start--;
        }

        return _text.ToString(start, _text.Length - start);
    }

    private static bool IsNameInCode(string word)
    {
        if (word.Length == 1 && char.IsLetter(word[0]))
        {
            return true;
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] is '_' or '$' || (word[i] == '.' && char.IsLetter(word[i - 1])) || (char.IsUpper(word[i]) && char.IsLower(word[0])))
            {
                return true;
            }
        }

        return false;
    }

    private CitationClaim? ClaimInText()
    {
        var lines = _text.ToString().Split('\n');
        var end = lines.Length;
        while (end > 0)
        {
            var start = end - 1;
            while (start > 0 && !BeginsBlock(lines[start]) && !string.IsNullOrWhiteSpace(lines[start - 1]))
            {
                start--;
            }

            var sentences = Sentences.Split(string.Join(' ', lines[start..end].Select(line => WithoutListMarker(line.Trim()))));
            for (var i = sentences.Count - 1; i >= 0; i--)
            {
                var claim = CitationClaim.OfText(sentences[i]);
                if (claim.SaysSomething)
                {
                    return claim;
                }
            }

            end = start;
        }

        return null;
    }

    public static bool BeginsBlock(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.Length > 0 && (text[0] is '|' or '#' || WithoutListMarker(text).Length < text.Length);
    }

    public static string WithoutListMarker(string line) => WithoutListMarker(line.AsSpan()).ToString();

    /// <summary>The number of an item in a list is not part of what it claims.</summary>
    private static ReadOnlySpan<char> WithoutListMarker(ReadOnlySpan<char> line)
    {
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        var marker = digits > 0 ? digits : 0;
        if (marker < line.Length && (digits > 0 ? line[marker] is '.' or ')' : line[marker] is '-' or '*' or '+' or '>'))
        {
            marker++;
            return marker == line.Length || line[marker] == ' ' ? line[marker..].TrimStart() : line;
        }

        return line;
    }
}
