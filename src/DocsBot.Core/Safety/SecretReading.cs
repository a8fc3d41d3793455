using System.Globalization;

namespace DocsBot.Core.Safety;

/// <summary>
/// Looks for secrets in a stream, letter by letter. Case, full-width forms and whatever is neither letter nor digit between two characters make no
/// difference; neither does, when told to, what a Markdown renderer would not show: HTML tags, and characters written as entities.
/// </summary>
/// <param name="secrets">What to look for, in lower case.</param>
/// <param name="withoutMarkup">Whether tags are passed over and entities read as what they stand for.</param>
internal sealed class SecretReading(IReadOnlyList<string> secrets, bool withoutMarkup)
{
    /// <summary>A part of a secret that is this long gives it away. By chance 8 hexadecimal digits meet one of two secrets once in 200 million.</summary>
    private const int Telling = 8;

    // What lies further apart is not read as one.
    private const int LongestGap = 200;
    private const int LongestTag = 80;
    private const int LongestEntity = 9;

    private readonly List<(char Letter, long At)> _tail = [];
    private char _markup;
    private string _entity = string.Empty;
    private long _markupAt;
    private long _last;
    private long? _secretFrom;

    /// <summary>Where the text begins that may yet become a part of a secret, or a character that is written as an entity; null when nothing may.</summary>
    public long? HeldFrom => _secretFrom ?? (_markup == '&' && _entity is "" or ['#', ..] ? _markupAt : (long?)null);

    /// <summary>Takes a character; true when a secret is told.</summary>
    /// <param name="c">The character.</param>
    /// <param name="at">Its place in the stream.</param>
    public bool Take(char c, long at)
    {
        if (withoutMarkup && _markup != '\0')
        {
            return TakeMarkup(c, at);
        }

        if (withoutMarkup && c is '<' or '&')
        {
            (_markup, _markupAt, _entity) = (c, at, string.Empty);
            return false;
        }

        return TakeText(c, at);
    }

    private bool TakeMarkup(char c, long at)
    {
        if (_markup == '&' && c == '&')
        {
            // The one before began no entity.
            (_markupAt, _entity) = (at, string.Empty);
            return false;
        }

        var (end, longest) = _markup == '<' ? ('>', LongestTag) : (';', LongestEntity);
        if (c != end && at - _markupAt < longest && c is not ('<' or '\n'))
        {
            _entity += c;
            return false;
        }

        var isEntity = _markup == '&';
        _markup = '\0';
        if (c != end)
        {
            // It was no markup after all: the other reading has seen it as text.
            Forget();
            return Take(c, at);
        }

        return isEntity && CharacterOf(_entity) is { } letter && TakeText(letter, _markupAt);
    }

    private bool TakeText(char c, long at)
    {
        if (!char.IsLetterOrDigit(c))
        {
            if (at - _last > LongestGap)
            {
                Forget();
            }

            return false;
        }

        _last = at;
        _tail.Add((Fold(c), at));
        if (_tail.Count > Telling)
        {
            _tail.RemoveAt(0);
        }

        return Find();
    }

    /// <summary>Keeps the longest end of what was read that a secret goes on from.</summary>
    private bool Find()
    {
        while (_tail.Count > 0)
        {
            var read = string.Concat(_tail.Select(taken => taken.Letter));
            foreach (var secret in secrets)
            {
                var at = secret.IndexOf(read, StringComparison.Ordinal);
                if (at >= 0 && read.Length >= Math.Min(Telling, secret.Length))
                {
                    return true;
                }

                if (at >= 0 && at <= Math.Max(0, secret.Length - Telling))
                {
                    _secretFrom = _tail[0].At;
                    return false;
                }
            }

            _tail.RemoveAt(0);
        }

        _secretFrom = null;
        return false;
    }

    private void Forget()
    {
        _tail.Clear();
        _secretFrom = null;
    }

    private static char Fold(char c) => char.ToLowerInvariant(c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c);

    /// <summary>The character of <c>#97</c> or <c>#x61</c>; null for a name, which no letter or digit needs.</summary>
    private static char? CharacterOf(string entity)
    {
        var isHex = entity.StartsWith("#x", StringComparison.OrdinalIgnoreCase);
        var digits = entity.AsSpan(Math.Min(entity.Length, isHex ? 2 : 1));
        return entity.StartsWith('#') && int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= char.MaxValue
            ? (char)code
            : null;
    }
}
