using System.Globalization;
using System.Text;

namespace DocsBot.Core.Text;

/// <summary>
/// Makes letters alike that readers type for each other: accents are left out (é = e, ö = o, ß = ss, ё = е, ά = α), full-width letters and digits become plain
/// ones, and so do the forms of Arabic letters that keyboards mix. Source: the canonical decompositions of the Unicode Character Database.
/// </summary>
/// <remarks>A table of our own, because without ICU (InvariantGlobalization) <see cref="string.Normalize()"/> leaves text as it is.</remarks>
internal static class LetterFolding
{
    private const char LatinFirst = '\u00c0';
    private const char LatinExtendedFirst = '\u1e00';
    private const char GreekFirst = '\u0386';
    private const char GreekExtendedFirst = '\u1f00';

    // One letter for each code point from the first on.
    private const string Latin =
        "aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸllllllŀŀllnnnnnnŉŋŋooooooœœrr"
        + "rrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkoo"
        + "ooʒʒjǳǳǳggƕƿnnaaææooaaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

    private const string LatinExtended =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzz"
        + "htwyẚsẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

    private const string Greek =
        "α·εηι΋ο΍υωιαβγδεζηθικλμνξοπρ΢στυφχψωιυαεηιυαβγδεζηθικλμνξοπρσστυφχψωιυουω";

    private const string GreekExtended =
        "ααααααααααααααααεεεεεε἖἗εεεεεε἞἟ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιιοοοοοο὆὇οοοοοο὎὏υυυυυυυυ὘υ὚υ὜υ὞υωωωωωωωωωωωωωωωωααεεηηιιοουυωω὾὿ααααααααααααααααηηηηηη"
        + "ηηηηηηηηηηωωωωωωωωωωωωωωωωααααα᾵ααααααα᾽ι᾿῀῁ηηη῅ηηεεηηη῍῎῏ιιιι῔῕ιιιιιι῜῝῞῟υυυυρρυυυυυυρ῭΅`῰῱ωωω῵ωωοοωωω´῾῿";

    /// <summary>The folded form of a lower-case word; the word itself when there is nothing to fold.</summary>
    public static string Fold(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var folded = new StringBuilder(word.Length + 1);
        foreach (var c in word)
        {
            Append(folded, c);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case < '\u0080':
                folded.Append(c);
                break;
            case 'ß' or 'ẞ':
                folded.Append("ss");
                break;
            case 'æ':
                folded.Append("ae");
                break;
            case 'œ':
                folded.Append("oe");
                break;
            case 'þ':
                folded.Append("th");
                break;
            case >= '\uff01' and <= '\uff5e':
                folded.Append(char.ToLowerInvariant((char)(c - 0xfee0)));
                break;
            default:
                if (!IsDroppedMark(c))
                {
                    folded.Append(Base(c));
                }

                break;
        }
    }

    private static char Base(char c) => c switch
    {
        >= LatinFirst and <= '\u024f' => Latin[c - LatinFirst],
        >= LatinExtendedFirst and <= '\u1eff' => LatinExtended[c - LatinExtendedFirst],
        >= GreekFirst and <= '\u03ce' => Greek[c - GreekFirst],
        >= GreekExtendedFirst and <= '\u1fff' => GreekExtended[c - GreekExtendedFirst],
        'ё' => 'е',
        'أ' or 'إ' or 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    };

    /// <summary>Marks that readers leave out: combining accents, the vowel points of Hebrew and Arabic, the stretched line in Arabic. Those of Indic scripts are letters to their readers.</summary>
    private static bool IsDroppedMark(char c) =>
        c is '\u0640' or (>= '\u200c' and <= '\u200d') || (c is (>= '\u0300' and <= '\u036f') or (>= '\u0483' and <= '\u0489') or (>= '\u0591' and <= '\u05c7') or (>= '\u064b' and <= '\u065f') or '\u0670' or (>= '\u06d6' and <= '\u06ed')
            && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);
}
