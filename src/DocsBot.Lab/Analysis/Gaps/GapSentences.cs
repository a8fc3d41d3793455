using System.Globalization;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>What a gap report says, in sentences, for every form of it.</summary>
internal static class GapSentences
{
    /// <summary>What was read and what came of it.</summary>
    public static string Summary(GapReport report, string log)
    {
        var read = report.Questions;
        if (!read.HasLog || read.Asked == 0)
        {
            return ClustersText.Summary(read, log);
        }

        var period = $"from {ClustersText.Day(read.From)} to {ClustersText.Day(read.To)}";
        return read.Questions == 0
            ? $"Each of the {Cells.Count(read.Asked)} questions asked {period} got an answer."
            : $"{Cells.Count(read.Questions)} of the {Cells.Count(read.Asked)} questions asked {period} got no answer, one that its passages hardly support, or a thumb down where no passage was cited. "
                + $"{ClustersText.Counted(read.ClusterCount, "question")} of them {(read.ClusterCount == 1 ? "was" : "were")} asked more than once; {Cells.Count(read.Single)} are like no other.{(read.IsCut ? " There are more; only the newest were read." : "")}";
    }

    /// <summary>Who asked.</summary>
    public static string Readers(QuestionCluster cluster) =>
        $"{ClustersText.Counted(cluster.Conversations, "conversation")}, {ClustersText.Counted(cluster.Questions, "question")}; last asked {ClustersText.Day(cluster.Last)}; {ClustersText.Trend(cluster.Trend)}";

    /// <summary>What today's index makes of it.</summary>
    public static string State(DocsGap gap, double minimum) => gap.State switch
    {
        GapState.Missing => $"Not answered today either: confidence {Number(gap.Confidence)}, {Number(minimum)} is needed.",
        GapState.AnsweredNow => $"Answered now: confidence {Number(gap.Confidence)}, it was {Number(gap.Cluster.Confidence)} when it was asked.",
        GapState.Found => $"The index has an answer (confidence {Number(gap.Confidence)}) and seems to have had one then: look why the answer failed with: why {gap.Cluster.Examples[0].Id}",
        _ => "Not checked against the index.",
    };

    /// <summary>What is missing; empty when nothing can be said.</summary>
    public static IEnumerable<string> Hints(DocsGap gap)
    {
        if (gap.UnknownWords.Count > 0)
        {
            yield return $"No page says: {string.Join(", ", gap.UnknownWords)}.";
        }

        if (gap.ApartWords.Count > 0)
        {
            yield return $"There are pages with {string.Join(", ", gap.ApartWords)}, but no passage that was found says all of it.";
        }

        if (gap.State == GapState.Missing && gap.UnknownWords.Count == 0 && gap.ApartWords.Count == 0 && gap.Pages.Count > 0)
        {
            yield return "The nearest passage has the words, but little more: say there what readers ask.";
        }
    }

    private static string Number(double? value) => value is { } number ? number.ToString("F2", CultureInfo.InvariantCulture) : "unknown";
}
