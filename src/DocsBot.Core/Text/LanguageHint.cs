using System.Collections.Frozen;

namespace DocsBot.Core.Text;

/// <summary>A guess at the language of a sentence or passage, by its script and its most frequent function words. Good enough to tell that two texts differ.</summary>
public static class LanguageHint
{
    private const int MinimumWords = 2;

    private static readonly FrozenDictionary<string, string[]> LanguagesOf = Build(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the of and to is a an in that for it with as be this are or by can not from which when you your has have on at if before after all one",
        ["de"] = "der die das und ist sind nicht ein eine mit für auf den dem des von zu wird werden kann sich bei oder wenn nach vor als auch wie",
        ["fr"] = "le la les des est une dans pour que qui avec sur pas sont vous ce cette du et ou un au aux par si peut avant",
        ["es"] = "el la los las una es para con que por del se puede son como un en al si antes cuando más su",
        ["pt"] = "os as uma é para com que por do da não são pode como ou um em ao se antes quando mais seu",
        ["it"] = "il lo la gli una è per con che di del della non sono può come un in al se prima quando più",
        ["nl"] = "de het een is van en niet met voor op dat zijn kan wordt bij of te als naar door ook",
    });

    /// <summary>A language or script (<c>en</c>, <c>de</c>, <c>cjk</c>, <c>cyrl</c>, …); null when the text is too short to tell.</summary>
    /// <param name="text">Any text.</param>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ScriptOf(text) ?? ByFunctionWords(text);
    }

    /// <summary>The script when a third of the letters is not Latin: technical text in any language is full of Latin names.</summary>
    private static string? ScriptOf(string text)
    {
        var latin = 0;
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            var script = Terms.IsIdeograph(c) ? "cjk" : c switch
            {
                < '\u0250' => null,
                >= '\u0370' and < '\u0400' => "grek",
                >= '\u0400' and < '\u0530' => "cyrl",
                >= '\u0590' and < '\u0600' => "hebr",
                >= '\u0600' and < '\u0780' => "arab",
                >= '\u0900' and < '\u0980' => "deva",
                >= '\u0e00' and < '\u0e80' => "thai",
                _ => "other",
            };

            if (script is null)
            {
                latin++;
            }
            else
            {
                others[script] = others.GetValueOrDefault(script) + 1;
            }
        }

        var most = others.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault();
        return most.Value > 0 && 3 * most.Value >= latin + most.Value ? most.Key : null;
    }

    private static string? ByFunctionWords(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.Split((char[])[' ', '\n', '\t', ',', '.', ':', ';', '(', ')', '?', '!', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var language in LanguagesOf.GetValueOrDefault(word.ToLowerInvariant(), []))
            {
                counts[language] = counts.GetValueOrDefault(language) + 1;
            }
        }

        var ranked = counts.OrderByDescending(pair => pair.Value).Take(2).ToArray();
        return ranked.Length > 0 && ranked[0].Value >= MinimumWords && (ranked.Length == 1 || ranked[0].Value > ranked[1].Value) ? ranked[0].Key : null;
    }

    private static FrozenDictionary<string, string[]> Build(Dictionary<string, string> wordsOf) =>
        wordsOf.SelectMany(pair => pair.Value.Split(' ').Select(word => (Word: word, Language: pair.Key)))
            .GroupBy(entry => entry.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Language).ToArray(), StringComparer.Ordinal);
}
