using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>A page of the list of interactions.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">What was found.</param>
/// <param name="Choices">What can be filtered by.</param>
/// <param name="LogName">Where the log is, or should be.</param>
public sealed record InteractionsModel(InteractionQuery Query, InteractionPage Page, IReadOnlyDictionary<LogDimension, IReadOnlyList<string>> Choices, string LogName)
{
    /// <summary>Whether there is anything in the log.</summary>
    public bool HasLog => Page.Rows.Count > 0 || Choices.Values.Any(values => values.Count > 0);
}
