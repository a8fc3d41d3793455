using System.Globalization;
using DocsBot.Core.Curation;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Review.Matching;

/// <summary>Prints what would be served at which settings, and every answer that would be a wrong one.</summary>
internal static class MatchingReport
{
    private static readonly double[] Overlaps = [1, 0.9, 0.85, 0.8, 0.7];

    private static readonly double[] Similarities = [0.99, 0.97, 0.95, 0.9, 0.8];

    public static void Write(long pairs, IReadOnlyList<MatchedPair> near, CurationOptions options, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} pairs of questions, each asked as if the other had an accepted answer; {near.Count(pair => pair.IsSame):N0} of {near.Count:N0} near ones have a page in common."));
        output.WriteLine();
        var settings = Overlaps.SelectMany(overlap => overlap >= 1 ? [(overlap, 1)] : Similarities.Select(similarity => (Overlap: overlap, Similarity: similarity)))
            .Append((Overlap: options.Overlap, Similarity: options.Similarity)).Distinct().OrderByDescending(setting => setting.Overlap).ThenByDescending(setting => setting.Similarity);
        TextTable.Write(
            ["Curation:Overlap, :Similarity", "served", "same pages", "other pages", "mark"],
            [.. settings.Select(setting => Row(near, setting.Overlap, setting.Similarity, options))],
            output);
        foreach (var wrong in near.Where(pair => !pair.IsSame && pair.IsMatch(options.Overlap, options.Similarity)))
        {
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"other pages, {wrong.Set}, words {wrong.Overlap:0.00}, meaning {wrong.Similarity:0.00}"));
            output.WriteLine($"  accepted: {OneLine(wrong.Accepted)}");
            output.WriteLine($"  asked:    {OneLine(wrong.Asked)}");
        }
    }

    private static List<string> Row(IReadOnlyList<MatchedPair> near, double overlap, double similarity, CurationOptions options)
    {
        var served = near.Where(pair => pair.IsMatch(overlap, similarity)).ToList();
        return
        [
            overlap >= 1 ? "same words only" : string.Create(CultureInfo.InvariantCulture, $"{overlap:0.00}, {similarity:0.00}"),
            Cells.Count(served.Count),
            Cells.Count(served.Count(pair => pair.IsSame)),
            Cells.Count(served.Count(pair => !pair.IsSame)),
            (overlap, similarity) == (options.Overlap, options.Similarity) ? "set" : "",
        ];
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
