using System.Text.Json;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>
/// Questions that should not be answered: a folder whose <c>queries.jsonl</c> has <c>corpus</c> (the name of a set), <c>text</c>, <c>kind</c> and perhaps
/// <c>history</c> and <c>remove</c> (ids of pages to take out first). The sets it names stand beside it or are given on the command line.
/// </summary>
internal sealed class AbstainSet
{
    private AbstainSet(IReadOnlyDictionary<string, IReadOnlyList<AbstainQuestion>> byCorpus) => ByCorpus = byCorpus;

    /// <summary>No such questions.</summary>
    public static AbstainSet None { get; } = new(new Dictionary<string, IReadOnlyList<AbstainQuestion>>(StringComparer.Ordinal));

    /// <summary>The questions by the name of the set they are asked of.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AbstainQuestion>> ByCorpus { get; }

    /// <summary>Reads the questions.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="EvaluationSetException">The file is missing or a line of it wrong.</exception>
    public static AbstainSet Read(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(path))
        {
            throw new EvaluationSetException(path, line: null, "there is no such folder.");
        }

        var file = Path.Combine(path, "queries.jsonl");
        var questions = JsonLines.Read(file)
            .Select(line => new AbstainQuestion(line.Required("id"), line.Required("corpus"), line.Required("kind"), line.Required("text"), EvaluationSet.ReadHistory(line), ReadRemoved(line)))
            .GroupBy(question => question.Corpus, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<AbstainQuestion>)[.. group], StringComparer.Ordinal);
        return questions.Count > 0 ? new AbstainSet(questions) : throw new EvaluationSetException(file, line: null, "it has no question.");
    }

    /// <summary>The sets that questions are asked of and that were not given: they are looked for beside the folder.</summary>
    /// <param name="folder">The folder the questions were read from.</param>
    /// <param name="given">The sets at hand.</param>
    /// <exception cref="EvaluationSetException">There is no such set.</exception>
    public IEnumerable<EvaluationSet> MissingSets(string folder, IReadOnlyList<EvaluationSet> given)
    {
        var beside = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!;
        return ByCorpus.Keys.Where(corpus => !given.Any(set => set.Name == corpus)).Order(StringComparer.Ordinal).Select(corpus => EvaluationSet.Read(Path.Combine(beside, corpus)));
    }

    private static HashSet<string> ReadRemoved(JsonLine line)
    {
        if (!line.Json.TryGetProperty("remove", out var remove) || remove.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return remove.ValueKind == JsonValueKind.Array
            ? remove.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText()).ToHashSet(StringComparer.Ordinal)
            : throw new EvaluationSetException(line.File, line.Number, "its \"remove\" is not a list.");
    }
}
