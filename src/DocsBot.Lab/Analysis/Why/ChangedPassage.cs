namespace DocsBot.Lab.Analysis.Why;

/// <summary>A passage of the prompt that is not what its page says today.</summary>
/// <param name="Url">Where it opened.</param>
/// <param name="IsGone">Whether the whole page is gone; otherwise it says something else.</param>
/// <param name="WasCited">Whether the answer cited it.</param>
internal sealed record ChangedPassage(string Url, bool IsGone, bool WasCited);
