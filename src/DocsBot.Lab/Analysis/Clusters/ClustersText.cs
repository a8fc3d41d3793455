using System.Globalization;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Tells clusters in a terminal.</summary>
internal static class ClustersText
{
    /// <summary>Less is shown as 0 %.</summary>
    private const double LeastShown = 0.005;

    public static void Write(ClusterReport report, string log, TextWriter output)
    {
        output.WriteLine(Summary(report, log));
        var number = 0;
        foreach (var cluster in report.Clusters)
        {
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++number}. {cluster.Label}"));
            foreach (var line in Lines(cluster))
            {
                output.WriteLine($"   {line}");
            }
        }
    }

    /// <summary>What was read and what came of it, in a sentence or two.</summary>
    internal static string Summary(ClusterReport report, string log)
    {
        var period = $"from {Day(report.From)} to {Day(report.To)}";
        if (!report.HasLog)
        {
            return $"There is no interaction log yet: {log}. It begins with the first question that the chat service answers.";
        }

        if (report.Asked == 0)
        {
            return $"No question was asked {period}.";
        }

        if (report.Questions == 0)
        {
            return $"None of the {Cells.Count(report.Asked)} questions asked {period} has such a failure signal.";
        }

        var cut = report.IsCut ? " There are older ones; only the newest were read." : "";
        var emptied = report.Emptied > 0 ? $" {Cells.Count(report.Emptied)} have no words any more, because retention emptied them." : "";
        return $"{Cells.Count(report.Questions)} of the {Cells.Count(report.Asked)} questions asked {period} have a failure signal. "
            + $"{Cells.Count(report.ClusterCount)} clusters hold {Cells.Count(report.Questions - report.Emptied - report.Single)} of them; {Cells.Count(report.Single)} are like no other.{emptied}{cut}";
    }

    internal static string Trend(ClusterTrend trend) => trend.Direction switch
    {
        TrendDirection.Rising => $"rising as a share of all questions: {Halves(trend)}",
        TrendDirection.Falling => $"falling as a share of all questions: {Halves(trend)}",
        _ => $"no trend shown: {Halves(trend)}",
    };

    private static IEnumerable<string> Lines(QuestionCluster cluster)
    {
        yield return string.Join(" · ", cluster.Terms);
        yield return $"{Counted(cluster.Questions, "question")} in {Counted(cluster.Conversations, "conversation")}, {Counted(cluster.Distinct, "wording")}; {Day(cluster.First)} to {Day(cluster.Last)}; {Trend(cluster.Trend)}";
        yield return string.Join(" · ", cluster.Signals.Where(signal => signal.Share >= LeastShown).Select(signal => $"{SignalNames.Of(signal.Signal)} {Percent(signal.Share)}"));
        if (cluster.Slices.Any(slice => slice.Value.Length > 0))
        {
            yield return string.Join(" · ", cluster.Slices.Where(slice => slice.Value.Length > 0).Select(slice => $"{slice.Dimension} {OneLine.Of(slice.Value)} {Percent(slice.Share)} (of all {Percent(slice.ShareOfAll)})"));
        }

        foreach (var comment in cluster.Comments)
        {
            yield return $"\"{comment}\"";
        }

        foreach (var example in cluster.Examples)
        {
            yield return $"{example.Id}  {OneLine.Of(example.Question)}";
        }
    }

    private static string Halves(ClusterTrend trend) =>
        string.Create(CultureInfo.InvariantCulture, $"{trend.Earlier:N0} then {trend.Later:N0} conversations, p {(trend.PValue < 0.001 ? "< 0.001" : $"= {trend.PValue.ToString("F3", CultureInfo.InvariantCulture)}")}");

    internal static string Counted(int count, string noun) => $"{Cells.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    internal static string Percent(double share) => (share * 100).ToString("F0", CultureInfo.InvariantCulture) + "%";

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
