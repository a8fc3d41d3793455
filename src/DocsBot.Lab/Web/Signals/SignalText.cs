using System.Text.Json;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Web.Signals;

/// <summary>Failure signals in words.</summary>
internal static class SignalText
{
    /// <summary>Every signal, those first that tell most surely that a reader was not helped.</summary>
    public static IReadOnlyList<FailureSignal> All { get; } =
    [
        FailureSignal.NoAnswer, FailureSignal.ThumbsDown, FailureSignal.Rephrased, FailureSignal.LowGroundedness, FailureSignal.DroppedCitation, FailureSignal.Failed,
        FailureSignal.Degraded, FailureSignal.Abandoned, FailureSignal.BrokenRule, FailureSignal.Slow, FailureSignal.OverBudget,
    ];

    /// <summary>All of them at once.</summary>
    public static FailureSignal Any { get; } = All.Aggregate(FailureSignal.None, (all, signal) => all | signal);

    /// <summary>The signals in a mask.</summary>
    public static IEnumerable<FailureSignal> In(FailureSignal signals) => All.Where(signal => signals.HasFlag(signal));

    /// <summary>The name in addresses and commands, such as <c>noAnswer</c>.</summary>
    public static string KeyOf(FailureSignal signal) => JsonNamingPolicy.CamelCase.ConvertName(signal.ToString());

    /// <summary>The signal of a name; null when there is none.</summary>
    public static FailureSignal? Find(string key) => All.Where(signal => KeyOf(signal) == key).Select(signal => (FailureSignal?)signal).FirstOrDefault();

    /// <summary>In two words.</summary>
    public static string NameOf(FailureSignal signal) => signal switch
    {
        FailureSignal.NoAnswer => "No answer",
        FailureSignal.ThumbsDown => "Thumbs down",
        FailureSignal.DroppedCitation => "Dropped citation",
        FailureSignal.LowGroundedness => "Low groundedness",
        FailureSignal.Rephrased => "Asked again",
        FailureSignal.Abandoned => "Abandoned",
        FailureSignal.Slow => "Slow",
        FailureSignal.OverBudget => "Over budget",
        FailureSignal.Failed => "Failed",
        FailureSignal.Degraded => "Degraded",
        FailureSignal.BrokenRule => "Broken rule",
        _ => signal.ToString(),
    };

    /// <summary>What it means, in a sentence.</summary>
    public static string MeaningOf(FailureSignal signal) => signal switch
    {
        FailureSignal.NoAnswer => "The documentation did not cover the question, or the model said so.",
        FailureSignal.ThumbsDown => "The reader said that it did not help.",
        FailureSignal.DroppedCitation => "A citation of the model did not hold against its passage and was removed.",
        FailureSignal.LowGroundedness => "Too few claims of the answer are supported by its passages.",
        FailureSignal.Rephrased => "The reader asked the same again in other words.",
        FailureSignal.Abandoned => "The reader stopped the answer or went away while it streamed.",
        FailureSignal.Slow => "The first words, or the whole answer, took too long.",
        FailureSignal.OverBudget => "It took more tokens, or cost more, than an answer should.",
        FailureSignal.Failed => "It ended with an error.",
        FailureSignal.Degraded => "The model failed, and the documentation's own words were shown.",
        FailureSignal.BrokenRule => "The model's text broke an output rule; readers did not see that part.",
        _ => "",
    };
}
