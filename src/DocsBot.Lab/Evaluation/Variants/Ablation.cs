namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>A part of retrieval, and how to do without it.</summary>
/// <param name="Part">What is left out, as a row of the report.</param>
/// <param name="Without">The options that leave it out.</param>
internal sealed record Ablation(string Part, Variant Without)
{
    /// <summary>Every part that an option can switch off. What retrieval learns to do is added here, in one line.</summary>
    public static IReadOnlyList<Ablation> All { get; } =
    [
        Of("meaning", "Retrieval:VectorWeight", "0"),
        Of("words", "Retrieval:VectorWeight", "1"),
        Of("weight of titles", "Index:TitleWeight", "1"),
        Of("weight of headings", "Index:HeadingWeight", "1"),
        Of("phrases", "Index:PhraseWeight", "0"),
        Of("share of the page", "Index:PageWeight", "0"),
        Of("coverage of the title", "Retrieval:TitleCoverageWeight", "0"),
        Of("proximity", "Retrieval:ProximityWeight", "0"),
        Of("less weight for what was said before", "Retrieval:HistoryWeight", "1"),
        Of("weight of wrapping words", "Index:ConversationWeight", "1"),
    ];

    private static Ablation Of(string part, string key, string off) => new(part, new Variant([OptionValue.Parse(key, off)]));
}
