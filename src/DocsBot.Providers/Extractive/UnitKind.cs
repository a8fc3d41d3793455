namespace DocsBot.Providers.Extractive;

/// <summary>What a unit is.</summary>
internal enum UnitKind
{
    /// <summary>A sentence of a paragraph.</summary>
    Sentence,

    /// <summary>An item of a list with what is nested in it.</summary>
    Item,

    /// <summary>A code block.</summary>
    Code,

    /// <summary>A row of a table.</summary>
    Row,
}
