using System.Globalization;

namespace DocsBot.Core.Answering;

/// <summary>
/// Reads the ways in which models write a citation: <c>[1]</c>, <c>[1, 2]</c>, <c>[1-3]</c>, <c>【1】</c>, <c>【1†source】</c>, <c>[^1]</c>,
/// <c>[source 1]</c>, <c>[Sources 1 and 2]</c>.
/// </summary>
internal static class CitationMarker
{
    /// <summary>The most characters a marker has; what is longer is text.</summary>
    public const int MaxLength = 48;

    // [1-3] means three sources. A longer range is more likely a range of values than a list of passages.
    private const int MaxRange = 9;

    private static readonly string[] Labels = ["sources", "source", "passages", "passage", "refs", "ref"];

    /// <summary>What stands at the beginning of a text.</summary>
    public enum Reading
    {
        /// <summary>No marker.</summary>
        Text,

        /// <summary>More of the stream decides.</summary>
        Unfinished,

        /// <summary>A marker.</summary>
        Marker,
    }

    /// <summary>Whether a character can open a marker.</summary>
    public static bool Opens(char c) => c is '[' or '【';

    /// <summary>Reads a marker at the beginning of a text.</summary>
    /// <param name="text">The text from the opening bracket on.</param>
    /// <param name="numbers">Receives the numbers; empty unless there is a marker.</param>
    /// <param name="length">The marker's length in characters.</param>
    public static Reading Read(ReadOnlySpan<char> text, out IReadOnlyList<int> numbers, out int length)
    {
        numbers = [];
        length = 0;
        var cut = text.Length > MaxLength;
        var cursor = new Cursor(cut ? text[..MaxLength] : text);
        var found = new List<int>();
        var reading = ReadBracket(ref cursor, found);
        if (reading == Reading.Marker)
        {
            numbers = found;
            length = cursor.Position;
        }

        return reading == Reading.Unfinished && cut ? Reading.Text : reading;
    }

    private static Reading ReadBracket(ref Cursor cursor, List<int> found)
    {
        var close = cursor.Take() == '[' ? ']' : '】';
        while (true)
        {
            cursor.SkipSpaces();
            if (char.IsLetter(cursor.Peek) && !cursor.SkipLabel(Labels))
            {
                return cursor.MayBecomeOneOf(Labels) ? Reading.Unfinished : Reading.Text;
            }

            cursor.SkipSpaces();
            cursor.SkipIf('^');
            if (cursor.AtEnd)
            {
                return Reading.Unfinished;
            }

            if (!cursor.TakeNumber(out var number))
            {
                return Reading.Text;
            }

            found.Add(number);
            if (cursor.SkipRange(out var last))
            {
                if (last < number || last - number >= MaxRange)
                {
                    return Reading.Text;
                }

                found.AddRange(Enumerable.Range(number + 1, last - number));
            }

            cursor.SkipSpaces();
            if (cursor.Peek == '†')
            {
                cursor.SkipUntil(close);
            }

            if (cursor.AtEnd)
            {
                return Reading.Unfinished;
            }

            if (cursor.SkipIf(close))
            {
                return Reading.Marker;
            }

            if (!cursor.SkipSeparator())
            {
                return cursor.MayBecomeOneOf(["and"]) ? Reading.Unfinished : Reading.Text;
            }
        }
    }

    private ref struct Cursor(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;

        public int Position { get; private set; }

        public readonly bool AtEnd => Position >= _text.Length;

        public readonly char Peek => AtEnd ? '\0' : _text[Position];

        private readonly ReadOnlySpan<char> Rest => _text[Position..];

        public char Take() => _text[Position++];

        public bool SkipIf(char c)
        {
            if (Peek != c)
            {
                return false;
            }

            Position++;
            return true;
        }

        public void SkipSpaces()
        {
            while (Peek is ' ' or '\u00a0')
            {
                Position++;
            }
        }

        public void SkipUntil(char c)
        {
            while (!AtEnd && Peek != c && Peek != '\n')
            {
                Position++;
            }
        }

        public bool SkipLabel(ReadOnlySpan<string> labels)
        {
            foreach (var label in labels)
            {
                // The character behind the label must be known, or "source" would be taken for the whole of "sources".
                if (Rest.Length > label.Length && Rest.StartsWith(label, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(Rest[label.Length]))
                {
                    Position += label.Length;
                    SkipIf(':');
                    SkipIf('#');
                    return true;
                }
            }

            return false;
        }

        public readonly bool MayBecomeOneOf(ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (Rest.Length <= word.Length && word.AsSpan().StartsWith(Rest, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        public bool TakeNumber(out int number)
        {
            var start = Position;
            while (char.IsAsciiDigit(Peek))
            {
                Position++;
            }

            // Passages are few: four digits are a year. No passage has the number 0.
            number = Position - start is > 0 and <= 3 ? int.Parse(_text[start..Position], CultureInfo.InvariantCulture) : 0;
            return number > 0;
        }

        public bool SkipRange(out int last)
        {
            last = 0;
            var start = Position;
            SkipSpaces();
            if (Peek is '-' or '–')
            {
                Position++;
                SkipSpaces();
                if (AtEnd)
                {
                    return false;
                }

                if (TakeNumber(out last))
                {
                    return true;
                }
            }

            Position = start;
            return false;
        }

        public bool SkipSeparator()
        {
            if (Peek is ',' or ';' or '&' or '，' or '、')
            {
                Position++;
                return true;
            }

            if (Rest.Length > 3 && Rest.StartsWith("and", StringComparison.OrdinalIgnoreCase) && Rest[3] == ' ')
            {
                Position += 3;
                return true;
            }

            return false;
        }
    }
}
