using System.Globalization;
using DocsBot.Chat.Tests.Reload;
using DocsBot.Core.Answering;

namespace DocsBot.Benchmarks;

/// <summary>Keeps answers streaming while the prompt files change, and prints what became of each change.</summary>
internal static class ReloadBenchmark
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>Runs.</summary>
    /// <returns>1 when an answer failed, a row names other bytes than the model got, or a change took two seconds or longer; 0 otherwise.</returns>
    public static async Task<int> RunAsync(ReloadRunOptions options, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = await ReloadRun.RunAsync(options, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(start);

        Console.WriteLine($"{"change",6}  {"of",-18} {"hash",-12} {"noticed after",13} {"answers",8}");
        foreach (var generation in result.Generations)
        {
            var answers = result.Answers.Count(answer => generation.Sha256 is not null && answer.Row?.Prompt?.Sha256 == generation.Sha256);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{generation.Number,6}  {generation.What,-18} {generation.Sha256?[..12] ?? "invalid",-12} {(generation.Number == 0 ? "" : generation.LiveAfter is { } after ? $"{after.TotalSeconds:0.00} s" : "never"),13} {(generation.Sha256 is null ? "" : answers),8}"));
        }

        var failed = result.Answers.Count(answer => answer.Outcome != AnswerOutcome.Answered);
        var wrong = result.Answers.Count(answer => !answer.IsOf(result.Generations));
        var late = result.Generations.Skip(1).Count(generation => generation.LiveAfter is null || generation.LiveAfter >= Bound);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Answers.Count:N0} answers, {options.Streams} streaming at once, in {elapsed.TotalSeconds:0.0} s; {options.Changes} changes: {failed} answers failed, {wrong} rows of other bytes than the model got, {result.Dropped} rows dropped, {late} changes noticed later than {Bound.TotalSeconds:0} s, the slowest after {result.Generations.Max(generation => generation.LiveAfter)?.TotalSeconds:0.00} s."));
        return failed + wrong + late + result.Dropped == 0 ? 0 : 1;
    }
}
