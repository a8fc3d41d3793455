namespace DocsBot.Core.Curation;

/// <summary>What kind of answer a question's words ask for. "How do I stop it?" and "Why does it stop?" have the same words and not the same answer.</summary>
internal enum AskedFor
{
    /// <summary>Nothing tells: a few words, an order.</summary>
    Unsaid,

    /// <summary>What to do.</summary>
    Steps,

    /// <summary>How something works or is done by itself.</summary>
    Working,

    /// <summary>A number: how many, how long.</summary>
    Amount,

    /// <summary>What or which.</summary>
    Thing,

    /// <summary>A reason.</summary>
    Reason,

    /// <summary>A time or a condition.</summary>
    Time,

    /// <summary>A place.</summary>
    Place,

    /// <summary>Whether one can.</summary>
    Possibility,

    /// <summary>Yes or no.</summary>
    Fact,
}
