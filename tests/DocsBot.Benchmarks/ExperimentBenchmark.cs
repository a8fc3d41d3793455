using System.Globalization;
using DocsBot.Chat.Tests.Experiments;

namespace DocsBot.Benchmarks;

/// <summary>Runs a live experiment with simulated conversations, and prints the split, how many stayed with their arm, and when and why the bad arm was closed.</summary>
internal static class ExperimentBenchmark
{
    /// <summary>The largest distance of a share from its weight, in percentage points.</summary>
    private const double MostOff = 2;

    /// <summary>Runs.</summary>
    /// <returns>1 when the split is off, a conversation changed its arm, a question failed, or the bad arm was not the one that was closed; 0 otherwise.</returns>
    public static async Task<int> RunAsync(ExperimentRunOptions options, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = await ExperimentRun.RunAsync(options, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(start);

        Print($"{"arm",-12} {"weight",7} {"share",8} {"off",7} {"conversations",14} {"answers",8}");
        foreach (var (arm, weight) in ExperimentPrompts.Weights)
        {
            var share = result.ShareOf(arm);
            Print($"{arm,-12} {weight,6} % {share,6:0.00} % {share - weight,7:+0.00;-0.00} {result.Conversations.Count(conversation => conversation.Arm == arm),14:N0} {result.Conversations.Sum(conversation => conversation.Rows.Count(row => row.Route?.Arm == arm)),8:N0}");
        }

        var sticky = result.Conversations.Count(conversation => conversation.IsSticky);
        Print($"stickiness: {100.0 * sticky / result.Conversations.Count:0.00} % ({sticky:N0} of {result.Conversations.Count:N0} conversations stayed with their arm; {result.Conversations.Count(conversation => conversation.WasMoved):N0} went on with the control when theirs was closed)");
        foreach (var closed in result.Closed)
        {
            Print($"closed: {closed.Arm} of {closed.Experiment} at {closed.ClosedAt:O}, after {closed.Figures.Ratings} ratings (judged from {ExperimentPrompts.MinimumRatings} on, the bound is {ExperimentPrompts.MostThumbsDown}, looked at every {options.Interval.TotalMilliseconds:0} ms): {closed.Reason}");
        }

        foreach (var warning in result.Warnings)
        {
            Print($"application log: {warning}");
        }

        var moved = result.Conversations.SelectMany(conversation => conversation.Rows).FirstOrDefault(row => row.Route?.Reason.Contains("which was closed", StringComparison.Ordinal) ?? false);
        Print($"interaction log: {moved?.Route?.Reason ?? "says nothing of a closed arm"}");
        Print($"/readyz: {result.Ready}");
        Print($"after a restart: {result.AfterRestart.Count(arm => arm == ExperimentPrompts.Control)} of {result.AfterRestart.Count} conversations of the bad arm went on with the control");
        Print($"{result.Asked:N0} questions, {options.AtOnce} at once, in {elapsed.TotalSeconds:0.0} s: {result.Asked - result.Answered} without an answer");

        var isSplit = ExperimentPrompts.Weights.All(arm => Math.Abs(result.ShareOf(arm.Arm) - arm.Weight) <= MostOff);
        var isRolledBack = result.Closed is [{ Arm: ExperimentPrompts.Bad }] && result.AfterRestart.Count > 0 && result.AfterRestart.All(arm => arm == ExperimentPrompts.Control);
        return isSplit && isRolledBack && sticky == result.Conversations.Count && result.Asked == result.Answered ? 0 : 1;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
