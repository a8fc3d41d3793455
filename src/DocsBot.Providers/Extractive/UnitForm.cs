using System.Collections.Frozen;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Extractive;

/// <summary>How well the form of a unit suits the kind of question, whatever its words are about.</summary>
internal static class UnitForm
{
    private static readonly string[] Signposts =
    [
        "see ", "for more ", "for details", "for further", "learn more", "to see information ", "read ", "this page ", "this section ", "this document ", "this guide ", "this tutorial ", "this topic ",
        "this article ", "in this section", "in this guide", "in this tutorial", "in this page", "on this page", "the following sections", "refer to ", "to learn more", "if you want to learn more", "check ",
        "before you begin", "you need to have a ", "you should be familiar", "make sure you ", "it is recommended to run this tutorial", "you should already ", "note: see",
    ];

    // In a list these lead to other pages; in a paragraph they may say something.
    private static readonly string[] ItemSignposts = ["learn ", "find out ", "understand ", "explore ", "discover ", "try ", "follow ", "visit "];

    private static readonly string[] SignpostPhrases = ["please refer to", "for detailed information", "for more information", "for more details", "described in the following", "following pages", "contains a link"];

    // Sections that lead to other pages, or get the reader ready.
    private static readonly FrozenSet<string> Surroundings = new[]
    {
        "what's next", "what’s next", "next steps", "before you begin", "prerequisites", "objectives", "cleaning up", "clean up", "cleanup", "further reading", "see also", "related", "references",
        "related topics", "learn more", "more information", "table of contents",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What a tutorial shows on its way, which makes little sense outside of it.
    private static readonly string[] Asides =
    [
        "the output ", "in this exercise", "here is ", "here's ", "here are ", "notice ", "let's ", "in this example", "for example", "in the example", "this example", "suppose ", "imagine ", "run the example",
        "in the file ", "after that,", "you should see", "as you can see", "the following example", "to illustrate", "remember ", "ok, ", "okay, ", "now ", "at this point", "after relabeling", "in the previous", "in the next",
    ];

    private static readonly FrozenSet<string> Prepositions = new[] { "for", "in", "on", "when", "if", "to", "with", "unlike", "from", "at", "by", "after", "before", "while", "as" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Contrasts = ["whereas", "while ", "unlike", "differ", "in contrast", "instead of", "rather than", "compared", "but ", "however", "on the other hand", "like "];

    private static readonly FrozenSet<string> Copulas = new[]
    {
        "is", "are", "means", "refers", "lets", "allows", "represents", "describes", "provides", "defines", "specifies", "calculates", "returns", "controls", "contains", "enables", "runs",
        "ensures", "manages", "holds", "determines", "takes", "gives", "tells", "creates", "makes", "acts", "shows", "was", "were", "consists",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Reasons = ["because", " since ", "due to", "so that", "reason", "in order to", " cause", "as a result", "this means", "that way", "otherwise", "to avoid", "to prevent", "ensures"];

    private static readonly string[] Directions = ["to ", "use ", "run ", "you can ", "you need to ", "you must ", "create ", "set ", "add ", "if you want", "you could ", "you should ", "you have to ", "simply ", "start ", "open ", "enter ", "select ", "click ", "call "];

    private static readonly string[] Amounts = ["default", "maximum", "minimum", "limit", "at most", "at least", "up to", "no more than", "version", "within", "per ", "days", "seconds", "minutes", "hours", "every "];

    // Fewer capitalised words without an end mark may be a name.
    private const int MenuWords = 12;

    /// <summary>What the score is multiplied by.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="question">The question.</param>
    /// <param name="focusAtStart">The share of the question's words that the unit begins with.</param>
    public static double FactorOf(Unit unit, QuestionProfile question, double focusAtStart) =>
        LengthFactor(unit) * PlaceFactor(unit) * IntentFactor(unit, question, focusAtStart);

    /// <summary>Whether a unit only says where to read on, or what its page is about, or is a menu.</summary>
    public static bool IsSignpost(Unit unit)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.Item))
        {
            return false;
        }

        if (IsMenu(unit))
        {
            return true;
        }

        var text = unit.Text.AsSpan();
        text = text.StartsWith("Note: ", StringComparison.Ordinal) ? text[6..] : text;
        foreach (var signpost in Signposts)
        {
            if (text.StartsWith(signpost, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return (unit.Length < 30 && ContainsAny(unit.Text, SignpostPhrases)) || (unit.Kind == UnitKind.Item && StartsWithAny(unit.Text, ItemSignposts));
    }

    /// <summary>Whether a paragraph is a menu that the page was saved with: many words, most of them capitalised, and no end.</summary>
    private static bool IsMenu(Unit unit)
    {
        if (unit.Kind != UnitKind.Sentence || unit.Length < MenuWords || unit.Text[^1] is '.' or '!' or '?' or ':' or ';' or ')')
        {
            return false;
        }

        var words = unit.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return 2 * words.Count(word => char.IsUpper(word[0])) > words.Length;
    }

    private static double PlaceFactor(Unit unit) =>
        (Surroundings.Contains(unit.Passage.Heading.TrimEnd('?', ':')) ? 0.4 : 1) * (IsFragment(unit) ? 0.7 : 1) * (IsSignpost(unit) ? 0.4 : IsAside(unit) ? 0.75 : 1);

    private static bool IsAside(Unit unit) => unit.Kind == UnitKind.Sentence && StartsWithAny(unit.Text, Asides);

    /// <summary>Whether a sentence continues one that is not at hand: "which replaces the old commit", "This can be dangerous".</summary>
    private static bool IsFragment(Unit unit)
    {
        if (unit.Kind != UnitKind.Sentence || unit.LeadIn is not null)
        {
            return false;
        }

        var space = unit.Text.IndexOf(' ', StringComparison.Ordinal);
        return unit.RefersBack || (space > 0 && char.IsLower(unit.Text[0]) && StopWords.Contains(unit.Text[..space]));
    }

    /// <summary>Whether a sentence tells of its tutorial, or goes on with one that is not at hand: it may be the best there is, but adds nothing to a better one.</summary>
    public static bool IsOutOfPlace(Unit unit) => IsAside(unit) || IsFragment(unit);

    private static double LengthFactor(Unit unit) => unit switch
    {
        { Kind: UnitKind.Code } => unit.LeadIn is null ? 0.6 : 0.8,
        { Kind: UnitKind.Row } => 0.9,
        { Kind: UnitKind.Item, Length: < 5 } => 0.7,
        { Kind: UnitKind.Sentence, Length: < 4 } => 0.4,
        { Kind: UnitKind.Sentence, Length: < 7 } => 0.8,
        { Length: > 45 } => 1 / (1 + ((unit.Length - 45) / 90.0)),
        _ => 1,
    };

    private static double IntentFactor(Unit unit, QuestionProfile question, double focusAtStart)
    {
        var text = unit.Text;
        var code = unit.Kind == UnitKind.Code || text.Contains('`', StringComparison.Ordinal) ? 1 : 0;
        return question.Intent switch
        {
            QuestionIntent.Definition => DefinitionFactor(unit, focusAtStart) * (unit.Kind == UnitKind.Code && !question.WantsCode ? 0.5 : 1),
            QuestionIntent.HowTo => 1 + (unit.Kind == UnitKind.Code ? 0.2 : 0.1 * code) + (StartsWithAny(text, Directions) ? 0.2 : 0.3 * focusAtStart),
            QuestionIntent.Comparison => 1 + (ContainsAny(text, Contrasts) ? 0.3 : 0),
            QuestionIntent.Reason => 1 + (ContainsAny(text, Reasons) ? 0.25 : 0),
            QuestionIntent.Quantity => 1 + (text.Any(char.IsAsciiDigit) ? 0.25 : 0) + (ContainsAny(text, Amounts) ? 0.15 : 0),
            _ => 1,
        } * (question.WantsCode ? 1 + (unit.Kind == UnitKind.Code ? 0.3 : 0.15 * code) : 1);
    }

    private static double DefinitionFactor(Unit unit, double focusAtStart)
    {
        if (unit.Kind == UnitKind.Sentence)
        {
            var firstWord = unit.Text.AsSpan()[..Math.Max(0, unit.Text.AsSpan().IndexOf(' '))].ToString();
            return Prepositions.Contains(firstWord) ? 0.85 : 1 + ((HasCopula(unit.Text) ? 1 : 0.2) * focusAtStart);
        }

        return unit.Kind == UnitKind.Item ? 0.8 + (0.4 * focusAtStart) : 1;
    }

    /// <summary>Whether a verb that defines or describes stands among the first words.</summary>
    private static bool HasCopula(string text)
    {
        var words = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (Copulas.Contains(text[range]))
            {
                return words > 0;
            }

            if (++words > 9)
            {
                return false;
            }
        }

        return false;
    }

    private static bool StartsWithAny(string text, string[] beginnings) => Array.Exists(beginnings, beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    private static bool ContainsAny(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
