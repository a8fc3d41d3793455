using System.Collections.Frozen;
using DocsBot.Core.Text;

namespace DocsBot.Core.Curation;

/// <summary>The English words that decide whether two wordings ask the same. A wording of another language is compared by its words as they are.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> Fillers = TermsOf("""
        hello hi hey please thanks thank dear team guys folks wonder wondering wondered
        way ways possible possibly exactly just simply actually currently basically quickly easily correctly properly trying try tried attempt
        question everyone anyone somebody someone something regarding concerning
        """);

    /// <summary>Words that turn a question's meaning. They are stop words to a search.</summary>
    private static readonly FrozenSet<string> Turning = WordsOf("""
        not no nor without never cannot off out up down over under above below before after between only all both each every more most less least other another same
        once again until till unless while during against should must back except instead than first last next previous own default
        """);

    /// <summary>Words after which the order of the others matters: from A to B, A in B.</summary>
    private static readonly FrozenSet<string> Relating = WordsOf("""
        from into onto in inside within on at for with by via through between against as than instead over under before after behind versus vs using per about
        """);

    /// <summary>Words after which "to" begins what is done, and not where it goes.</summary>
    private static readonly FrozenSet<string> BeforeInfinitive = WordsOf("""
        how want wants need needs like able possible way ways trying try tries wish have has had going used is are required necessary command commands steps step what where when
        whether me us you it i we need learn
        """);

    // The first word of a line stands for all of it.
    private static readonly FrozenDictionary<string, string> SameMeaning = """
        delete remove erase deleting
        change modify edit alter
        start launch
        fix solve repair resolve
        configure configuration config configuring
        directory folder dir
        kubernetes k8s
        postgresql postgres
        javascript js
        typescript ts
        database db
        repository repo
        environment env
        application app
        administrator admin
        documentation docs doc
        certificate cert
        parameters params
        arguments args
        customize customise
        authorize authorise
        initialize initialise
        organization organisation
        license licence
        behavior behaviour
        color colour
        serialize serialise
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => Terms.Of(line).ToArray())
        .SelectMany(terms => terms.Skip(1).Where(term => term != terms[0]).Select(term => (term, Stands: terms[0])))
        .DistinctBy(pair => pair.term, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.term, pair => pair.Stands, StringComparer.Ordinal);

    /// <summary>Whether a term says nothing about what is asked.</summary>
    public static bool IsFiller(string term) => Fillers.Contains(term);

    /// <summary>Whether a word turns the meaning of the others. "Should I …" is not "Do I …", but "How should I …" is "How do I …".</summary>
    public static bool IsTurning(string word, IReadOnlyList<string> words) => Turning.Contains(word) && !(word is "should" or "must" && words.Contains("how", StringComparer.Ordinal));

    /// <summary>Whether the order of terms matters where this word stands.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="before">The word before it; empty for none.</param>
    public static bool IsRelating(string word, string before) => Relating.Contains(word) || (word == "to" && before.Length > 0 && !BeforeInfinitive.Contains(before));

    /// <summary>The term that stands for all that mean the same.</summary>
    public static string Meaning(string term) => SameMeaning.GetValueOrDefault(term, term);

    /// <summary>The words of a text in lower case, with the negation that hangs on a verb apart: <c>doesn't</c> gives <c>does</c> and <c>not</c>.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        foreach (var raw in text.ToLowerInvariant().Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.Trim(".,;:!?()[]\"'`".ToCharArray());
            if (word.EndsWith("n't", StringComparison.Ordinal))
            {
                words.Add(word == "can't" ? "can" : word == "won't" ? "will" : word[..^3]);
                words.Add("not");
            }
            else if (word is "cannot")
            {
                words.Add("can");
                words.Add("not");
            }
            else if (word.IndexOf('\'', StringComparison.Ordinal) is > 0 and var cut)
            {
                words.Add(word[..cut]);
                words.Add(word[cut..] is "'s" ? "is" : word[cut..]);
            }
            else if (word.Length > 0)
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static FrozenSet<string> TermsOf(string words) => Terms.Of(words).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> WordsOf(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
