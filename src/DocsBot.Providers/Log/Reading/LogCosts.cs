namespace DocsBot.Providers.Log.Reading;

/// <summary>What a period cost. The figures tell the cost of an answer, of a helpful answer and of a resolved conversation.</summary>
/// <param name="Period">The period.</param>
/// <param name="Total">All of it.</param>
/// <param name="ByPrompt">By the prompt's version, the dearest first.</param>
/// <param name="ByModel">By the model that wrote the answer, the dearest first.</param>
/// <param name="ByDomain">By the kind of question, the dearest first.</param>
/// <param name="Calls">The calls to models, the dearest first.</param>
public sealed record LogCosts(
    LogPeriod Period,
    LogFigures Total,
    IReadOnlyList<LogSlice> ByPrompt,
    IReadOnlyList<LogSlice> ByModel,
    IReadOnlyList<LogSlice> ByDomain,
    IReadOnlyList<CallFigures> Calls);
