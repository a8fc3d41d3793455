using System.Text.Json;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Web.Signals;

/// <summary>Outcomes in words.</summary>
internal static class OutcomeText
{
    /// <summary>The name in addresses, such as <c>noAnswer</c>.</summary>
    public static string KeyOf(InteractionOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    /// <summary>The outcome of a name; null when there is none.</summary>
    public static InteractionOutcome? Find(string key) => Enum.GetValues<InteractionOutcome>().Where(outcome => KeyOf(outcome) == key).Select(outcome => (InteractionOutcome?)outcome).FirstOrDefault();

    /// <summary>In a word or two.</summary>
    public static string NameOf(InteractionOutcome outcome) => outcome switch
    {
        InteractionOutcome.Answered => "Answered",
        InteractionOutcome.NoAnswer => "No answer",
        InteractionOutcome.Degraded => "Degraded",
        InteractionOutcome.Cancelled => "Cancelled",
        InteractionOutcome.Failed => "Failed",
        _ => outcome.ToString(),
    };

    /// <summary>Its class in the stylesheet.</summary>
    public static string? ClassOf(InteractionOutcome outcome) => outcome switch
    {
        InteractionOutcome.Failed or InteractionOutcome.NoAnswer => "bad",
        _ => null,
    };
}
