namespace DocsBot.Providers.Extractive;

/// <summary>The smallest piece of a passage that an answer quotes: a sentence, a list item, a code block, a table row.</summary>
internal sealed class Unit
{
    /// <summary>Its passage.</summary>
    public required Passage Passage { get; init; }

    /// <summary>What it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Which block of the passage it stands in.</summary>
    public required int Block { get; init; }

    /// <summary>Its place in the block: the item of a list, the row of a table, the sentence of a paragraph.</summary>
    public required int Index { get; init; }

    /// <summary>Its place among all units of its passage.</summary>
    public required int Order { get; init; }

    /// <summary>What it says, without a list marker.</summary>
    public required string Text { get; init; }

    /// <summary>Its stemmed words in order.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The sentence it continues: the one before it in its paragraph, or before its list, table or code block; null when there is none.</summary>
    public Unit? LeadIn { get; init; }

    /// <summary>The label above it that is no heading: a short line, a question that the text then answers; null when there is none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it refers back to what stands before ("It", "This", "However").</summary>
    public bool RefersBack { get; init; }

    /// <summary>Whether it ends in a colon: it says something only together with what it announces.</summary>
    public bool Announces => Kind == UnitKind.Sentence && Text.Length > 0 && Text[^1] is ':' or '：';

    /// <summary>What follows it on the page and is led up to by it; null when nothing is.</summary>
    public Unit? Follower { get; set; }

    /// <summary>Whether it is the first sentence or item of its passage.</summary>
    public bool IsFirst => Order == 0;

    /// <summary>The question's words in it, a bit each.</summary>
    public ulong Hits { get; set; }

    /// <summary>The question's words that it says in other words, a bit each.</summary>
    public ulong NearHits { get; set; }

    /// <summary>How well it answers; 0 is not at all.</summary>
    public double Score { get; set; }

    /// <summary>Its length in words as they are counted for the answer's length.</summary>
    public int Length { get; init; }
}
