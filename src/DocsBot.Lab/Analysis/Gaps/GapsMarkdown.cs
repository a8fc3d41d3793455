using System.Globalization;
using System.Text;
using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>Tells gaps as a Markdown page for those who write the documentation. Readers' words are text in it, whatever they hold.</summary>
internal static class GapsMarkdown
{
    public static void Write(GapReport report, string log, TextWriter output)
    {
        output.WriteLine("# What the documentation lacks");
        output.WriteLine();
        output.WriteLine(Text(GapSentences.Summary(report, log)));
        if (report.IndexFault is { } fault)
        {
            output.WriteLine();
            output.WriteLine(Text(fault));
        }

        var number = 0;
        foreach (var gap in report.Gaps)
        {
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## {++number}. {Text(gap.Cluster.Label)}"));
            output.WriteLine();
            foreach (var line in Lines(gap, report.MinimumConfidence))
            {
                output.WriteLine($"- {line}");
            }
        }
    }

    private static IEnumerable<string> Lines(DocsGap gap, double minimum)
    {
        yield return Text(GapSentences.Readers(gap.Cluster));
        if (gap.State != GapState.NotChecked)
        {
            yield return Text(GapSentences.State(gap, minimum));
        }

        foreach (var hint in GapSentences.Hints(gap))
        {
            yield return Text(hint);
        }

        foreach (var page in gap.Pages)
        {
            yield return $"Near: {Link(page)}";
        }

        foreach (var comment in gap.Cluster.Comments)
        {
            yield return $"A reader: “{Text(comment)}”";
        }

        foreach (var example in gap.Cluster.Examples)
        {
            yield return $"Asked: “{Text(OneLine.Of(example.Question))}” (`{example.Id}`)";
        }
    }

    private static string Link(NearPage page)
    {
        var title = Text(OneLine.Of(string.Join(" > ", [page.Title, .. page.Section])));
        return Uri.TryCreate(page.Url, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http") ? $"[{title}](<{url.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)" : $"{title} {Text(page.Url)}";
    }

    /// <summary>Text in which Markdown finds no mark, link or HTML of its own. Source: CommonMark 0.31.2, section 2.4, backslash escapes.</summary>
    internal static string Text(string text)
    {
        const string signs = "\\`*_[]<>|~&";
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var opensAddress = text[i] == ':' && text.AsSpan(i + 1).StartsWith("//");
            if (opensAddress || signs.Contains(text[i], StringComparison.Ordinal) || (i == 0 && text[i] is ('#' or '-' or '+')))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }
}
