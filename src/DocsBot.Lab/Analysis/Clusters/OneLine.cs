using System.Text;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Readers' words for a terminal or a page: on one line, without control characters, not too long.</summary>
internal static class OneLine
{
    /// <summary>Characters of a label.</summary>
    public const int LabelLength = 90;

    /// <summary>The text on one line; a longer one is cut between words and ends with <c>…</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters, at least 1.</param>
    public static string Of(string text, int longest = LabelLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(Math.Min(text.Length, longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > longest)
            {
                break;
            }

            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format)
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else
            {
                line.Append(rune);
            }
        }

        var whole = line.ToString().TrimEnd();
        if (whole.Length <= longest)
        {
            return whole;
        }

        var end = whole.LastIndexOf(' ', longest - 1);
        end = end > longest / 2 ? end : longest - 1;
        return string.Concat(whole.AsSpan(0, char.IsHighSurrogate(whole[end - 1]) ? end - 1 : end).TrimEnd(), "…");
    }
}
