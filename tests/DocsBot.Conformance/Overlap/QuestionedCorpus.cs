using System.Text.Json;
using DocsBot.Conformance.Validation;
using DocsBot.Core.Documents;

namespace DocsBot.Conformance.Overlap;

/// <summary>Passages, and questions to ask of them.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Passages">The passages, page by page.</param>
/// <param name="Questions">The questions.</param>
internal sealed record QuestionedCorpus(string Name, IReadOnlyList<Chunk> Passages, IReadOnlyList<string> Questions)
{
    private const string EvaluationSet = "shared/eval/ray_docs";

    /// <summary>Passages of an evaluation set are cut at paragraphs, none much longer than this.</summary>
    private const int PassageLength = 1_200;

    /// <summary>The handbook that the program carries with it.</summary>
    public static QuestionedCorpus Handbook()
    {
        using var stream = typeof(QuestionedCorpus).Assembly.GetManifestResourceStream("handbook.json")!;
        using var document = JsonDocument.Parse(stream);
        var passages = new List<Chunk>();
        foreach (var page in document.RootElement.GetProperty("passages").EnumerateArray().GroupBy(passage => Text(passage, "page")))
        {
            passages.AddRange(page.Select((passage, i) => Passage(page.Key, Text(passage, "title"), Text(passage, "heading"), Text(passage, "text"), i)));
        }

        return new QuestionedCorpus("the built-in handbook", passages, [.. document.RootElement.GetProperty("questions").EnumerateArray().Select(question => question.GetString()!)]);
    }

    /// <summary>An evaluation set of the folder <c>shared</c> beside the clone; null where there is none.</summary>
    public static QuestionedCorpus? FindEvaluationSet()
    {
        if (SchemaFile.FindShared(EvaluationSet) is not { } folder)
        {
            return null;
        }

        var passages = Lines(folder, "corpus.jsonl").SelectMany(page => Cut(Text(page, "text")).Select((text, i) => Passage(Text(page, "id"), Text(page, "title"), null, text, i)));
        return new QuestionedCorpus(Path.GetFileName(folder), [.. passages], [.. Lines(folder, "queries.jsonl").Select(question => Text(question, "text"))]);
    }

    private static IEnumerable<JsonElement> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line));

    private static string Text(JsonElement json, string key) => json.GetProperty(key).GetString() ?? "";

    private static IEnumerable<string> Cut(string text)
    {
        var passage = "";
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (passage.Length > 0 && passage.Length + paragraph.Length > PassageLength)
            {
                yield return passage;
                passage = "";
            }

            passage = passage.Length == 0 ? paragraph : $"{passage}\n\n{paragraph}";
        }

        if (passage.Length > 0)
        {
            yield return passage;
        }
    }

    private static Chunk Passage(string path, string title, string? heading, string text, int ordinal)
    {
        var page = new PageKey("docs", path);
        return new Chunk
        {
            Id = ChunkId.Derive(page, heading, ordinal, text),
            Page = page,
            Ordinal = ordinal,
            Title = title.Length > 0 ? title : path,
            HeadingPath = heading is null ? [] : [heading],
            Anchor = heading?.ToLowerInvariant().Replace(' ', '-'),
            PageUrl = $"https://docs.example/{path}",
            Text = text,
        };
    }
}
