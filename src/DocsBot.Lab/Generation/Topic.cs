namespace DocsBot.Lab.Generation;

/// <summary>Something that is asked again and again.</summary>
/// <param name="Number">Its place among the topics.</param>
/// <param name="Domain">The kind of question.</param>
/// <param name="Thing">What it is about, such as <c>access token</c>.</param>
/// <param name="Other">What that is compared with.</param>
/// <param name="Phrases">Ways to ask, by language.</param>
/// <param name="IsDocumented">Whether the documentation covers it.</param>
/// <param name="Path">The page that is about it, or would be.</param>
/// <param name="Anchor">The section.</param>
internal sealed record Topic(
    int Number,
    string Domain,
    string Thing,
    string Other,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases,
    bool IsDocumented,
    string Path,
    string Anchor);
