using System.Globalization;
using DocsBot.Chat.Tests.Faults;
using DocsBot.Core.Answering;

namespace DocsBot.Benchmarks;

/// <summary>Asks the service while its models misbehave, and prints how each question ended, by what it met, beside what the interaction log holds.</summary>
internal static class FaultsBenchmark
{
    /// <summary>Runs.</summary>
    /// <returns>1 when a question hung, or is not in the log as the reader saw it; 0 otherwise.</returns>
    public static async Task<int> RunAsync(FaultRunOptions options, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var cases = await FaultRun.RunAsync(options, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(start);

        Print("chat model", cases.GroupBy(known => known.Chat.ToString()));
        Print("embedding model", cases.GroupBy(known => known.Embedding.ToString()));
        Print("failure of the model in the log", cases.GroupBy(known => known.Row?.ModelUses.Select(use => use.Failure).FirstOrDefault(failure => failure is not null)?.ToString() ?? "none"));
        Print("all", cases.GroupBy(_ => "questions"));
        var hung = cases.Count(known => known.End == FaultEnd.Hung);
        var wrong = cases.Count(known => !known.IsLoggedAsSeen);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count:N0} questions, {options.AtOnce} at once, seed {options.Seed}, in {elapsed.TotalSeconds:0.0} s: {hung} hung, {cases.Count(known => known.Row is null)} unlogged, {wrong} logged otherwise than seen; {cases.Sum(known => known.Row?.ModelUses.Count ?? 0):N0} calls to models noted, {cases.Count(known => known.Row?.ModelUses.Any(use => use.Failure == ModelFailure.CircuitOpen) ?? false):N0} questions met an open breaker."));
        return hung + wrong == 0 ? 0 : 1;
    }

    private static void Print(string what, IEnumerable<IGrouping<string, FaultCase>> groups)
    {
        Console.WriteLine($"{what,-34} {"asked",6} {"answered",9} {"degraded",9} {"failed",7} {"left",5} {"hung",5} {"rows",6} {"slowest",9}");
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {group.Key,-32} {group.Count(),6} {Count(group, FaultEnd.Answered) + Count(group, FaultEnd.NoAnswer),9} {Count(group, FaultEnd.Degraded),9} {Count(group, FaultEnd.Failed),7} {Count(group, FaultEnd.Left),5} {Count(group, FaultEnd.Hung),5} {group.Count(known => known.IsLoggedAsSeen),6} {group.Max(known => known.Elapsed).TotalSeconds,7:0.00} s"));
        }

        Console.WriteLine();
    }

    private static int Count(IEnumerable<FaultCase> cases, FaultEnd end) => cases.Count(known => known.End == end);
}
