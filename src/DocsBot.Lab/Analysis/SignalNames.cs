using System.Text.Json;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis;

/// <summary>Failure signals by the names they have in commands and JSON: <c>noAnswer</c>, <c>thumbsDown</c>, ….</summary>
internal static class SignalNames
{
    private static readonly Dictionary<string, FailureSignal> Signals = Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None).ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>All names, in the order of their numbers.</summary>
    public static IReadOnlyCollection<string> All => Signals.Keys;

    public static string Of(FailureSignal signal) => JsonNamingPolicy.CamelCase.ConvertName(signal.ToString());

    public static FailureSignal Of(string name) => Signals[name];
}
