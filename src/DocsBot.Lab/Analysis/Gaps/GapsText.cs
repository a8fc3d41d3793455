using System.Globalization;
using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>Tells gaps in a terminal.</summary>
internal static class GapsText
{
    public static void Write(GapReport report, string log, TextWriter output)
    {
        output.WriteLine(GapSentences.Summary(report, log));
        if (report.IndexFault is { } fault)
        {
            output.WriteLine(fault);
        }

        var number = 0;
        foreach (var gap in report.Gaps)
        {
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++number}. {gap.Cluster.Label}"));
            foreach (var line in Lines(gap, report.MinimumConfidence))
            {
                output.WriteLine($"   {line}");
            }
        }
    }

    private static IEnumerable<string> Lines(DocsGap gap, double minimum)
    {
        yield return GapSentences.Readers(gap.Cluster);
        if (gap.State != GapState.NotChecked)
        {
            yield return GapSentences.State(gap, minimum);
        }

        foreach (var hint in GapSentences.Hints(gap))
        {
            yield return hint;
        }

        foreach (var page in gap.Pages)
        {
            yield return $"near: {OneLine.Of(string.Join(" > ", [page.Title, .. page.Section]))}  {page.Url}";
        }

        foreach (var example in gap.Cluster.Examples)
        {
            yield return $"{example.Id}  {OneLine.Of(example.Question)}";
        }
    }
}
