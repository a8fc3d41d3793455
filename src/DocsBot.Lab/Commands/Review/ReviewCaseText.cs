using System.Globalization;
using DocsBot.Lab.Review.Desk;

namespace DocsBot.Lab.Commands.Review;

/// <summary>Prints an item for a reviewer at a terminal.</summary>
internal static class ReviewCaseText
{
    public static void Write(ReviewCase subject, string reviewer, TextWriter output)
    {
        output.WriteLine($"item      {subject.Item.Id} ({subject.Item.Kind}, {subject.Item.Reason})");
        output.WriteLine($"question  {subject.Question}");
        if (subject.Item.Pair is { } pair)
        {
            var swapped = subject.Item.IsSwappedFor(reviewer);
            output.WriteLine();
            output.WriteLine($"A\n{(swapped ? pair.Second : pair.First).Text}");
            output.WriteLine();
            output.WriteLine($"B\n{(swapped ? pair.First : pair.Second).Text}");
            return;
        }

        output.WriteLine($"answer\n{subject.Answer}");
        output.WriteLine();
        foreach (var source in subject.Sources)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{source.Number}] {(source.Chunk is { } chunk ? $"{string.Join(" › ", chunk.HeadingPath.Prepend(chunk.Title))}  {chunk.Url}" : "not in the index any more")}{(source.IsCited ? " (cited)" : "")}"));
        }
    }
}
