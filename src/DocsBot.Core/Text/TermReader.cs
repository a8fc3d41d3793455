namespace DocsBot.Core.Text;

/// <summary>Reads a text once, from left to right, and collects its terms.</summary>
internal sealed class TermReader(string text, bool asked)
{
    /// <summary>A longer span in backticks is not one piece of code.</summary>
    private const int LongestCode = 300;

    /// <summary>A longer line is a sentence, not a heading.</summary>
    private const int LongestHeading = 120;

    private readonly List<TermPlace> _terms = new(text.Length / 6);
    private bool _fenced;
    private int _codeEnd;
    private int _position;

    public IReadOnlyList<TermPlace> Read()
    {
        if (!asked)
        {
            Read(text.Length <= LongestHeading && !text.Contains('\n', StringComparison.Ordinal) ? CodeContext.Heading : CodeContext.Prose);
        }
        else
        {
            Read(text.Any(char.IsLetterOrDigit) ? CodeContext.Question : CodeContext.Inline);
        }

        return _terms;
    }

    /// <summary>The end of the word that starts here: letters and digits, with <c>_</c>, <c>.</c> and <c>-</c> inside a name.</summary>
    public static int EndOfWord(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            var inside = Scripts.IsWordCharacter(c)
                ? !Scripts.IsUnspaced(c)
                : c is '_' or '.' or '-' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && !Scripts.IsUnspaced(text[i + 1]);
            if (!inside)
            {
                return i;
            }
        }

        return text.Length;
    }

    private void Read(CodeContext prose)
    {
        (_fenced, _codeEnd) = (false, 0);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is ' ' or '\n')
            {
                i++;
            }
            else if (Scripts.IsUnspaced(c))
            {
                i = ReadUnspaced(i);
            }
            else if (char.IsLetterOrDigit(c))
            {
                i = ReadWord(i);
            }
            else if (c == '`')
            {
                i = ReadBackticks(i);
            }
            else if (Symbols.IsSymbol(c))
            {
                i = ReadSymbols(i, _fenced ? CodeContext.Fence : i < _codeEnd ? CodeContext.Inline : prose);
            }
            else
            {
                i++;
            }
        }
    }

    private int ReadWord(int start)
    {
        var end = EndOfWord(text, start);
        var first = _position;
        foreach (var term in WordTerms.Of(text.AsSpan(start, end - start)))
        {
            _terms.Add(new TermPlace(term, _position++, IsAddition: false));
        }

        if (Symbols.Decorated(text, start, end) is { } decorated)
        {
            _terms.Add(new TermPlace(decorated, Math.Max(first, _position - 1), IsAddition: true));
        }

        return end;
    }

    // Bigrams are what plain text search without a dictionary does best by (Nie, Gao, Zhang and Zhou, "On the use of words and n-grams for Chinese information
    // retrieval", 2000). Single characters are there for the question that is one.
    private int ReadUnspaced(int start)
    {
        var end = start + 1;
        while (end < text.Length && Scripts.IsUnspaced(text[end]))
        {
            end++;
        }

        for (var i = start; i < end; i++)
        {
            if (!asked || end - start == 1)
            {
                _terms.Add(new TermPlace(text.AsSpan(i, 1).ToString(), _position, IsAddition: end - start > 1));
            }

            if (i + 1 < end)
            {
                _terms.Add(new TermPlace(text.AsSpan(i, 2).ToString(), _position, IsAddition: false));
            }

            _position++;
        }

        return end;
    }

    private int ReadBackticks(int start)
    {
        var end = start;
        while (end < text.Length && text[end] == '`')
        {
            end++;
        }

        if (end - start >= 3 && (start == 0 || text[start - 1] is '\n' or ' '))
        {
            _fenced = !_fenced;
        }
        else if (!_fenced && end > _codeEnd)
        {
            var close = text.AsSpan(end, Math.Min(LongestCode, text.Length - end)).IndexOf('`');
            _codeEnd = close < 0 ? 0 : end + close + 1;
        }

        return end;
    }

    private int ReadSymbols(int start, CodeContext context)
    {
        var end = start;
        while (end < text.Length && Symbols.IsSymbol(text[end]))
        {
            end++;
        }

        if (Symbols.Term(text, start, end, context) is { } term)
        {
            _terms.Add(new TermPlace(term, _position, IsAddition: true));
        }

        return end;
    }
}
