using System.Globalization;

namespace DocsBot.Core.Text;

/// <summary>Which characters make words, and which scripts write them without spaces.</summary>
internal static class Scripts
{
    /// <summary>Letters, digits and the marks that belong to them: a vowel sign does not end a word of Hindi.</summary>
    public static bool IsWordCharacter(char c) => c < '\u0080' ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsMark(c);

    /// <summary>Scripts whose words are not told apart by spaces: Chinese, Japanese, Korean (whose spaces part phrases, not words), Thai, Lao, Burmese, Khmer.</summary>
    public static bool IsUnspaced(char c) => c >= '\u0e00' && (IsIdeograph(c) || (IsSoutheastAsian(c) && (char.IsLetter(c) || IsMark(c))));

    /// <summary>Whether a character is kana, Han or Hangul.</summary>
    public static bool IsIdeograph(char c) => c is
        (>= '\u1100' and <= '\u11ff') or '\u3005' or '\u3006' or (>= '\u3041' and <= '\u3096') or (>= '\u309d' and <= '\u309f') or (>= '\u30a1' and <= '\u30fa')
        or (>= '\u30fc' and <= '\u318e') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3')
        or (>= '\uf900' and <= '\ufaff') or (>= '\uff66' and <= '\uff9f');

    private static bool IsSoutheastAsian(char c) => c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff');

    private static bool IsMark(char c) =>
        c is '\u200c' or '\u200d' || (c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
