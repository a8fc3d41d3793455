using System.Text.RegularExpressions;
using DocsBot.Core.Text;

namespace DocsBot.Core.Curation;

/// <summary>A question taken apart for comparing it with others: what it asks for, what it asks about, and the small words that would turn it into another question.</summary>
internal sealed partial class QuestionWording
{
    private QuestionWording(string text, AskedFor askedFor, IReadOnlyList<string> terms, IReadOnlyList<string> turning, bool isOrdered)
    {
        Text = text;
        AskedFor = askedFor;
        Terms = terms;
        Turning = turning;
        IsOrdered = isOrdered;
        Key = string.Join(' ', terms.Order(StringComparer.Ordinal));
    }

    /// <summary>The question.</summary>
    public string Text { get; }

    /// <summary>What kind of answer it wants.</summary>
    public AskedFor AskedFor { get; }

    /// <summary>The words of its matter in order, each once, stemmed, words of the same meaning alike.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The words that turn its meaning, sorted.</summary>
    public IReadOnlyList<string> Turning { get; }

    /// <summary>Whether the order of the terms matters.</summary>
    public bool IsOrdered { get; }

    /// <summary>The same for wordings of the same terms.</summary>
    public string Key { get; }

    /// <summary>Takes a question apart.</summary>
    /// <param name="text">The question.</param>
    /// <param name="meant">What an unknown word was meant to be; null for nothing known.</param>
    public static QuestionWording Of(string text, IReadOnlyDictionary<string, string>? meant = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = QuestionWords.Read(text);

        // Which words put others into an order is known of English only.
        var ordered = LanguageHint.Of(text) is { } language && language != "en";
        for (var i = 0; i < words.Count && !ordered; i++)
        {
            ordered = QuestionWords.IsRelating(words[i], i > 0 ? words[i - 1] : "");
        }

        // In lower case, so that GitHub and github are one word.
        var terms = Core.Text.Terms.PlacesOfQuestion(LeadIn().Replace(text.ToLowerInvariant(), ""))
            .Select(place => place.Term)
            .Where(term => !QuestionWords.IsFiller(term))
            .Select(term => QuestionWords.Meaning(meant?.GetValueOrDefault(term) ?? term))
            .Distinct(StringComparer.Ordinal);
        return new QuestionWording(text, AskedForReader.Read(words), [.. terms], [.. words.Where(word => QuestionWords.IsTurning(word, words)).Order(StringComparer.Ordinal)], ordered);
    }

    /// <summary>Whether both ask for the same kind of answer, and nothing turns one of them; what they are about is not looked at.</summary>
    public bool AsksAlike(QuestionWording other)
    {
        var alike = AskedFor == other.AskedFor || (AskedFor, other.AskedFor) is (AskedFor.Unsaid, AskedFor.Steps) or (AskedFor.Steps, AskedFor.Unsaid);
        return alike && Turning.SequenceEqual(other.Turning, StringComparer.Ordinal);
    }

    /// <summary>Whether both are about the same: the same terms, in the same order where it matters.</summary>
    public bool HasSameTerms(QuestionWording other) => Terms.Count > 0 && Key == other.Key && InOrderWith(other);

    /// <summary>The share of their terms that both have (Dice), 0 to 1; 0 where they differ in a number or a name with one, or in an order that matters.</summary>
    public double Overlap(QuestionWording other)
    {
        var shared = Terms.Intersect(other.Terms, StringComparer.Ordinal).Count();

        // A word in another's place is another question, however near the two words are: enable, disable.
        var replaces = Terms.Count > shared && other.Terms.Count > shared;
        if (shared == 0 || replaces || Terms.Except(other.Terms, StringComparer.Ordinal).Concat(other.Terms.Except(Terms, StringComparer.Ordinal)).Any(IsExact) || !InOrderWith(other))
        {
            return 0;
        }

        return 2.0 * shared / (Terms.Count + other.Terms.Count);
    }

    /// <summary>Versions, ports, flags, operators: another one of these is another question.</summary>
    private static bool IsExact(string term) => term.Any(c => !char.IsLetter(c));

    private bool InOrderWith(QuestionWording other) =>
        !(IsOrdered || other.IsOrdered)
        || Terms.Intersect(other.Terms, StringComparer.Ordinal).SequenceEqual(other.Terms.Intersect(Terms, StringComparer.Ordinal), StringComparer.Ordinal);

    // "Could you tell me how …", "I would love to know …": what is asked comes after it. Inside of a question these words say what it is about (kubectl explain).
    [GeneratedRegex(
        @"^\s*(please\s+)?((can|could|would|will)\s+(you|someone|somebody|anyone|anybody)\s+(please\s+)?)?((tell|show|explain|describe|help)(\s+to)?\s+(me|us)\b|(explain|describe|show)\s+(?=(how|what|why|when|where|whether|if|which|the)\b)|i('d|\s+would)?\s+(like|love|want|need)\s+to\s+(know|understand)\b)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadIn();
}
