using System.Text;

namespace DocsBot.Ingestion.Sites;

/// <summary>
/// Compatibility decomposition (NFKD) with everything that is not ASCII left out, for the Latin letters and punctuation that headings contain. Written out
/// because <c>string.Normalize</c> does nothing where the runtime has no ICU.
/// </summary>
internal static class LatinFolding
{
    // Unicode Character Database, decompositions of U+00C0–U+00FF and U+0100–U+017F; '.' stands for a letter without one (Æ, Ð, Ø, ß, đ, ł …).
    private const string Latin1 = "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";
    private const string ExtendedA =
        "AaAaAaCcCcCcCcDd..EeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLl....NnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTt..UuUuUuUuUuUuWwYyYZzZzZzs";

    /// <summary>The text in ASCII.</summary>
    public static string ToAscii(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var ascii = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                ascii.Append(c);
            }
            else
            {
                ascii.Append(Fold(c));
            }
        }

        return ascii.ToString();
    }

    private static string Fold(char c) => c switch
    {
        >= '\u00C0' and <= '\u00FF' => Letter(Latin1[c - 0xC0]),
        >= '\u0100' and <= '\u017F' => Letter(ExtendedA[c - 0x100]),
        >= '\uFF01' and <= '\uFF5E' => ((char)(c - 0xFEE0)).ToString(),
        '\u00A0' or (>= '\u2002' and <= '\u200A') or '\u202F' or '\u3000' => " ",
        '\u00AA' => "a",
        '\u00BA' => "o",
        '\u00B2' => "2",
        '\u00B3' => "3",
        '\u00B9' => "1",
        '\u00BC' => "14",
        '\u00BD' => "12",
        '\u00BE' => "34",
        '\u2026' => "...",
        '\u2122' => "TM",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        _ => "",
    };

    private static string Letter(char letter) => letter == '.' ? "" : letter.ToString();
}
