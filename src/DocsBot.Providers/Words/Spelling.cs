namespace DocsBot.Providers.Words;

/// <summary>Finds the word that a misspelt one probably meant, by going once over the vocabulary; its letters rule out nearly all of it at a glance.</summary>
internal sealed class Spelling
{
    private const int ShortestMisspelt = 4;

    /// <summary>Stems of this length may have two slips; the words they are of are longer.</summary>
    private const int LongWord = 7;

    /// <summary>A word that so few passages of a large documentation hold is as likely a slip itself.</summary>
    private const int FewChunks = 3;

    private const int LargeDocumentation = 2_000;

    /// <summary>English endings: a slip in one keeps the stemmer from taking it off.</summary>
    private static readonly string[] Endings = ["ation", "ations", "ing", "ings", "ed", "ment", "ments", "er", "ers", "ness", "able", "ion", "ions", "ity", "ally", "ive", "ate", "ator", "ly", "es"];

    private readonly WordVocabulary _vocabulary;
    private readonly uint[] _letters;
    private readonly int _fewest;

    public Spelling(WordVocabulary vocabulary, int chunks)
    {
        _vocabulary = vocabulary;
        _fewest = chunks > LargeDocumentation ? FewChunks : 1;
        _letters = new uint[vocabulary.Count];
        for (var i = 0; i < _letters.Length; i++)
        {
            _letters[i] = LettersOf(vocabulary.Word(i));
        }
    }

    /// <summary>The nearest word, of equally near ones the most common; null when none is near.</summary>
    /// <param name="word">A word the documentation does not have.</param>
    public string? Nearest(string word)
    {
        if (word.Length < ShortestMisspelt || !WordVocabulary.Takes(word))
        {
            return null;
        }

        var limit = word.Length >= LongWord ? 2 : 1;
        var letters = LettersOf(word);
        var best = (Index: -1, Slips: limit + 1);
        for (var i = 0; i < _letters.Length; i++)
        {
            // Letters of the vocabulary's word that the other lacks: each costs a slip at least.
            if (System.Numerics.BitOperations.PopCount(_letters[i] & ~letters) > limit || _vocabulary.Chunks(i) < _fewest)
            {
                continue;
            }

            var slips = Slips(word, _vocabulary.Word(i), limit);
            if (slips < best.Slips || (slips == best.Slips && slips <= limit && _vocabulary.Chunks(i) > _vocabulary.Chunks(best.Index)))
            {
                best = (i, slips);
            }
        }

        return best.Index < 0 ? null : _vocabulary.Word(best.Index);
    }

    private static int Slips(ReadOnlySpan<char> word, string stem, int limit)
    {
        if (stem.Length < ShortestMisspelt - 1 || word.Length - stem.Length < -limit)
        {
            return limit + 1;
        }

        var slips = EditDistance.Between(word, stem, limit);
        return slips > limit && stem.Length >= ShortestMisspelt && word.Length >= LongWord && word.StartsWith(stem) && IsEnding(word[stem.Length..]) ? 1 : slips;
    }

    private static bool IsEnding(ReadOnlySpan<char> rest)
    {
        foreach (var ending in Endings)
        {
            if (rest.Length > 2 && EditDistance.Between(rest, ending, 1) <= 1)
            {
                return true;
            }
        }

        return false;
    }

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (letter - 'a');
        }

        return letters;
    }
}
