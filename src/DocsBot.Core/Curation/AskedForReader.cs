namespace DocsBot.Core.Curation;

/// <summary>Tells what a question asks for by the words that it begins with, as far as they are English.</summary>
internal static class AskedForReader
{
    /// <summary>What the words ask for; the first interrogative decides.</summary>
    /// <param name="words">As <see cref="QuestionWords.Read"/> gives them.</param>
    public static AskedFor Read(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            var afterNext = i + 2 < words.Count ? words[i + 2] : "";
            switch (words[i])
            {
                case "how":
                    return How(next, afterNext);
                case "what" or "which" or "who" or "whose":
                    return IsWayTo(words, i) ? AskedFor.Steps : AskedFor.Thing;
                case "why":
                    return AskedFor.Reason;
                case "when":
                    return AskedFor.Time;
                case "where":
                    return AskedFor.Place;
                case "can" or "could" or "may" when i == 0 && next is "i" or "we" or "one" && afterNext is not "not":
                    // "Can I ask how …": an interrogative further on says more.
                    return Later(words, i + 1) ?? AskedFor.Possibility;
                case "is" when next is "there" or "it" && i == 0 && words.Skip(i).Take(6).Any(word => word is "way" or "possible"):
                    return AskedFor.Possibility;
                case "do" or "does" or "did" or "is" or "are" or "was" or "will" or "would" or "should" or "must" or "has" or "have" or "can" or "could" when i == 0:
                    return Later(words, i + 1) ?? AskedFor.Fact;
            }
        }

        return AskedFor.Unsaid;
    }

    private static AskedFor How(string next, string afterNext) => next switch
    {
        "many" or "much" or "long" or "often" or "big" or "large" or "far" or "fast" or "old" or "small" or "high" => AskedFor.Amount,
        "to" or "i" or "we" => AskedFor.Steps,
        "do" or "can" or "could" or "should" or "would" or "must" or "might" or "shall" => afterNext is "i" or "we" or "you" or "one" ? AskedFor.Steps : AskedFor.Working,
        _ => AskedFor.Working,
    };

    private static bool IsWayTo(IReadOnlyList<string> words, int at) =>
        words[at] == "what" && words.Skip(at + 1).Take(5).ToList() is var next && next.Any(word => word is "way" or "steps" or "procedure") && next.Any(word => word is "to");

    private static AskedFor? Later(IReadOnlyList<string> words, int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (words[i] is "how")
            {
                return How(i + 1 < words.Count ? words[i + 1] : "", i + 2 < words.Count ? words[i + 2] : "");
            }

            if (words[i] is "why")
            {
                return AskedFor.Reason;
            }
        }

        return null;
    }
}
