using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;

namespace DocsBot.Lab.Evaluation;

/// <summary>
/// Questions about a corpus with the pages that answer them: a folder with <c>corpus.jsonl</c> (<c>id</c>, <c>title</c>, <c>text</c>, <c>url</c>),
/// <c>queries.jsonl</c> (<c>id</c>, <c>text</c>, <c>history</c>), <c>qrels.tsv</c> (query, page, score) and, where some pages must not count for a question,
/// <c>exclude.tsv</c> (query, page). The corpus stays on disk.
/// </summary>
public sealed class EvaluationSet
{
    private EvaluationSet(string name, string corpusFile, IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<string> remarks)
    {
        Name = name;
        CorpusFile = corpusFile;
        Questions = questions;
        Remarks = remarks;
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>Where the pages are.</summary>
    public string CorpusFile { get; }

    /// <summary>The questions that have a relevant page; the others cannot be scored.</summary>
    public IReadOnlyList<EvaluationQuestion> Questions { get; }

    /// <summary>What a reader of the scores should know of the set's files, each in a line.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Reads a set, all but its corpus.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="EvaluationSetException">A file is missing or a line of it wrong.</exception>
    public static EvaluationSet Read(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(path))
        {
            throw new EvaluationSetException(path, line: null, "there is no such folder.");
        }

        var judgements = ReadJudgements(Path.Combine(path, "qrels.tsv"));
        var excluded = ReadExcluded(Path.Combine(path, "exclude.tsv"));
        var questions = new List<EvaluationQuestion>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var file = Path.Combine(path, "queries.jsonl");
        foreach (var line in JsonLines.Read(file))
        {
            var id = line.Required("id");
            if (!ids.Add(id))
            {
                throw new EvaluationSetException(file, line.Number, $"question {id} stands there twice.");
            }

            var text = line.Required("text");
            if (judgements.TryGetValue(id, out var relevant) && relevant.Values.Any(score => score > 0))
            {
                questions.Add(new EvaluationQuestion(id, text, ReadHistory(line), relevant, excluded.GetValueOrDefault(id) ?? []));
            }
        }

        if (questions.Count == 0)
        {
            throw new EvaluationSetException(file, line: null, "no question of it has a relevant page in qrels.tsv.");
        }

        return new EvaluationSet(Path.GetFileName(path), Path.Combine(path, "corpus.jsonl"), questions, [.. RemarksOn(questions, ids, judgements)]);
    }

    /// <summary>What a reader of the scores should know once the corpus is read too: judged pages that are not in it count as not found.</summary>
    /// <param name="isPage">Whether an id is that of a page in the corpus.</param>
    public IEnumerable<string> RemarksOn(Func<string, bool> isPage)
    {
        ArgumentNullException.ThrowIfNull(isPage);
        var missing = Questions.SelectMany(Relevant).Where(id => !isPage(id)).Distinct(StringComparer.Ordinal).Count();
        if (missing > 0)
        {
            var lost = Questions.Count(question => !Relevant(question).Any(isPage));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"relevant pages in qrels.tsv that are not in corpus.jsonl: {missing:N0}; they count as not found. Questions that have no other: {lost:N0}.");
        }
    }

    private static IEnumerable<string> Relevant(EvaluationQuestion question) => question.Judgements.Where(judged => judged.Value > 0).Select(judged => judged.Key);

    private static IEnumerable<string> RemarksOn(List<EvaluationQuestion> questions, HashSet<string> ids, Dictionary<string, Dictionary<string, int>> judgements)
    {
        if (questions.Count < ids.Count)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"questions without a relevant page in qrels.tsv: {ids.Count - questions.Count:N0} of {ids.Count:N0}; they are left out.");
        }

        var unknown = judgements.Keys.Count(id => !ids.Contains(id));
        if (unknown > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"questions in qrels.tsv that are not in queries.jsonl: {unknown:N0}.");
        }
    }

    /// <summary>The turns before a question, oldest first; empty when its line has none.</summary>
    internal static IReadOnlyList<Turn> ReadHistory(JsonLine line)
    {
        if (!line.Json.TryGetProperty("history", out var history) || history.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (history.ValueKind != JsonValueKind.Array)
        {
            throw new EvaluationSetException(line.File, line.Number, "its \"history\" is not a list.");
        }

        return [.. history.EnumerateArray().Select(turn => ReadTurn(line, turn))];
    }

    private static Turn ReadTurn(JsonLine line, JsonElement turn)
    {
        var said = line with { Json = turn };
        return new Turn(said.Required("role") == "user" ? TurnRole.User : TurnRole.Assistant, said.Required("text"));
    }

    private static Dictionary<string, Dictionary<string, int>> ReadJudgements(string file)
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (line, number) in ReadLines(file))
        {
            var columns = line.Split('\t');
            if (columns.Length < 3)
            {
                throw new EvaluationSetException(file, number, "it must have three columns, separated by tabs: query, page, score.");
            }

            if (int.TryParse(columns[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score))
            {
                Entry(judgements, columns[0])[columns[1]] = score;
            }
            else if (number > 1)
            {
                throw new EvaluationSetException(file, number, $"its score \"{columns[2]}\" is not a whole number.");
            }
        }

        return judgements;
    }

    private static Dictionary<string, HashSet<string>> ReadExcluded(string file)
    {
        var excluded = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return excluded;
        }

        foreach (var (line, number) in ReadLines(file))
        {
            var columns = line.Split('\t');
            if (columns.Length < 2)
            {
                throw new EvaluationSetException(file, number, "it must have two columns, separated by a tab: query, page.");
            }

            Entry(excluded, columns[0]).Add(columns[1]);
        }

        return excluded;
    }

    private static IEnumerable<(string Line, int Number)> ReadLines(string file)
    {
        using var reader = new StreamReader(JsonLines.Open(file));
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return (line, number);
            }
        }
    }

    private static T Entry<T>(Dictionary<string, T> map, string key)
        where T : new()
    {
        if (!map.TryGetValue(key, out var entry))
        {
            map[key] = entry = new T();
        }

        return entry;
    }
}
