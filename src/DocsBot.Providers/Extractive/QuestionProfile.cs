using System.Collections.Frozen;

namespace DocsBot.Providers.Extractive;

/// <summary>What a question asks for: its words, how much each of them says, and the kind of answer it is after.</summary>
internal sealed class QuestionProfile
{
    /// <summary>The most different words looked for: the bits of a mask. A longer question says what it wants before that.</summary>
    public const int MaxTerms = 64;

    private const double FillerWeight = 0.15;
    private const double PreviousWeight = 0.4;

    // The parts of a name in one word ("initcontain" of initContainers): they count already.
    private const double WholeNameWeight = 0.25;

    // Words people wrap a question in, which are not what it is about.
    private static readonly FrozenSet<string> Filler = DocsBot.Core.Text.Terms.Of("""
        use using used work works way ways know tell explain describe find show understand question help need want like please give possible best good right
        thing something someone anyone example examples information info thanks thank hi hello guys try trying make get correct correctly properly mean
        means meaning definition define difference different between looking look wondering wonder learn list documentation docs page steps step happen
        happens exactly actually really guidance learn wonder morning afternoon evening day hey sir questions question everyone sorry answer answers ask asking advice lot begin little bit info chat hear
        heard come came go going went pretty soon great place related think thinking thought time back hope well stuff regarding upcoming sure told said say says
        person people recommended simple simply easily easy able currently new one two first second many much long often kind type types
        """).ToFrozenSet(StringComparer.Ordinal);

    private QuestionProfile(string text, IReadOnlyList<QuestionTerm> terms, QuestionIntent intent, bool wantsCode)
    {
        Text = text;
        Terms = terms;
        Intent = intent;
        WantsCode = wantsCode;
    }

    /// <summary>The question.</summary>
    public string Text { get; }

    /// <summary>Its words, at most <see cref="MaxTerms"/>, those of the question itself first.</summary>
    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>The kind of answer it is after.</summary>
    public QuestionIntent Intent { get; }

    /// <summary>Whether a command, an example or code is asked for.</summary>
    public bool WantsCode { get; }

    /// <summary>Reads a question.</summary>
    /// <param name="question">Any text.</param>
    /// <param name="previous">What the same person asked before; null for a first question.</param>
    public static QuestionProfile Of(string question, string? previous)
    {
        var terms = new Dictionary<string, QuestionTerm>(StringComparer.Ordinal);
        AddTerms(question, 1, terms);

        // "Why?" and "And for a service?" say little by themselves.
        var isShort = terms.Values.Count(term => term.Weight > FillerWeight) <= 1;
        if (previous is not null)
        {
            AddTerms(previous, isShort ? 1 : PreviousWeight, terms);
        }

        var words = question.ToLowerInvariant().Split((char[])[' ', '\n', '\t', ',', '?', '!', '.', '"'], StringSplitOptions.RemoveEmptyEntries);
        return new QuestionProfile(question, [.. terms.Values.Take(MaxTerms)], IntentOf(words), WantsCodeIn(words));
    }

    private static void AddTerms(string text, double weight, Dictionary<string, QuestionTerm> terms)
    {
        foreach (var word in text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            List<string> parts = [.. DocsBot.Core.Text.Terms.Of(word)];
            for (var i = 0; i < parts.Count && terms.Count < MaxTerms; i++)
            {
                var part = parts[i];
                if (part.Length > 1 || DocsBot.Core.Text.Terms.IsIdeograph(part[0]) || char.IsAsciiDigit(part[0]))
                {
                    var isWholeName = i > 1 && i == parts.Count - 1 && part.StartsWith(parts[0], StringComparison.Ordinal) && part.Length > parts[0].Length;
                    terms.TryAdd(part, new QuestionTerm(part, weight * (Filler.Contains(part) ? FillerWeight : isWholeName ? WholeNameWeight : 1)));
                }
            }
        }
    }

    private static QuestionIntent IntentOf(string[] words)
    {
        if (Array.Exists(words, word => word is "difference" or "differences" or "differ" or "differs" or "vs" or "versus" or "compared" or "compare"))
        {
            return QuestionIntent.Comparison;
        }

        // A greeting or a story may come before what is asked.
        for (var i = 0; i < words.Length; i++)
        {
            var next = i + 1 < words.Length ? words[i + 1] : string.Empty;
            switch (words[i])
            {
                case "how" when next is "many" or "much" or "long" or "often" or "large" or "big" or "far" or "old" or "fast":
                    return QuestionIntent.Quantity;
                case "how" when next is "does" or "is" or "are" || (next == "do" && i + 2 < words.Length && words[i + 2] is not ("i" or "we" or "you" or "one")):
                    return QuestionIntent.Definition;
                case "how" or "howto" or "steps":
                    return QuestionIntent.HowTo;
                case "why":
                    return QuestionIntent.Reason;
                case "what's" or "what’s" or "whats" or "define" or "explain" or "describe":
                    return QuestionIntent.Definition;
                case "what" when next is "is" or "are" or "does" or "do":
                    return words.Skip(i + 2).Any(word => word is "limit" or "maximum" or "minimum" or "default" or "version" or "port" or "size")
                        ? QuestionIntent.Quantity
                        : QuestionIntent.Definition;
                case "which" or "what" when next is "version" or "port" or "versions" or "size":
                    return QuestionIntent.Quantity;
            }
        }

        return words.Length > 2 && words[0] is "is" or "are" or "can" or "does" or "do" or "should" or "will" or "could" or "may" or "must" ? QuestionIntent.YesNo : QuestionIntent.Open;
    }

    private static bool WantsCodeIn(string[] words) =>
        Array.Exists(words, word => word is "command" or "commands" or "example" or "examples" or "code" or "syntax" or "snippet" or "yaml" or "manifest" or "query" or "script" or "cli" or "flag");
}
