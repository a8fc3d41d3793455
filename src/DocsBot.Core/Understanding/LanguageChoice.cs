using DocsBot.Core.Text;

namespace DocsBot.Core.Understanding;

/// <summary>Chooses among the languages of an index the one of a question.</summary>
internal static class LanguageChoice
{
    // The languages of the documentation world that each script stands for; see LanguageHint.
    private static readonly Dictionary<string, string[]> LanguagesOf = new(StringComparer.Ordinal)
    {
        ["cyrl"] = ["ru", "uk", "bg", "sr", "be", "mk", "kk"],
        ["grek"] = ["el"],
        ["hebr"] = ["he", "iw"],
        ["arab"] = ["ar", "fa", "ur"],
        ["deva"] = ["hi", "mr", "ne"],
        ["thai"] = ["th"],
    };

    /// <summary>What a text is written in: a language, or a script that several share; null when it is too short to tell.</summary>
    public static string? Of(string text) => LanguageHint.Of(text) switch
    {
        "cjk" => text.Any(IsKana) ? "ja" : text.Any(IsHangul) ? "ko" : "zh",
        var hint => hint,
    };

    /// <summary>The tag by which the index knows a language; null when it has no page in it.</summary>
    /// <param name="language">A language or script, as <see cref="Of"/> or a model gives it.</param>
    /// <param name="known">The tags of the index, those of the most pages first.</param>
    public static string? Among(string? language, IReadOnlyList<string> known)
    {
        if (language is null)
        {
            return null;
        }

        var tags = LanguagesOf.GetValueOrDefault(language, [language]);
        return known.FirstOrDefault(tag => tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            ?? known.FirstOrDefault(tag => tags.Any(wanted => Primary(tag).Equals(Primary(wanted), StringComparison.OrdinalIgnoreCase)));
    }

    private static string Primary(string tag) => tag.Split('-', '_')[0];

    private static bool IsKana(char c) => c is (>= '\u3041' and <= '\u30ff') or (>= '\uff66' and <= '\uff9f');

    private static bool IsHangul(char c) => c is (>= '\uac00' and <= '\ud7a3') or (>= '\u1100' and <= '\u11ff');
}
