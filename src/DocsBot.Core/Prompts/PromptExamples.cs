using DocsBot.Core.Text;

namespace DocsBot.Core.Prompts;

/// <summary>
/// The examples of a prompt, from which each question gets those most like it. Likeness is the cosine between the words of the question and those of the example's
/// question and tags, each word weighted by its inverse document frequency among the examples (Spärck Jones, "A statistical interpretation of term specificity",
/// 1972); no model is asked. Choosing by similarity, the most similar last: Liu et al., "What Makes Good In-Context Examples for GPT-3?", 2022.
/// </summary>
public sealed class PromptExamples
{
    private readonly IReadOnlyList<PromptExample> _examples;
    private readonly HashSet<string>[] _terms;
    private readonly Dictionary<string, double> _weights;
    private readonly double[] _lengths;

    /// <summary>Prepares the examples.</summary>
    /// <param name="examples">All of them, in the order of their file.</param>
    /// <param name="most">How many a question gets.</param>
    public PromptExamples(IReadOnlyList<PromptExample> examples, int most)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        _examples = examples;
        _terms = [.. examples.Select(example => Terms.Of($"{example.Question}\n{string.Join('\n', example.Tags)}").ToHashSet(StringComparer.Ordinal))];
        _weights = _terms.SelectMany(terms => terms).CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Math.Log(1 + ((double)examples.Count / pair.Value)), StringComparer.Ordinal);
        _lengths = [.. _terms.Select(terms => Math.Sqrt(terms.Sum(term => _weights[term] * _weights[term])))];
        First = [.. examples.Take(most)];
    }

    /// <summary>How many there are.</summary>
    public int Count => _examples.Count;

    /// <summary>What a question that is like none of them gets: the first ones. An export of the prompt holds them too.</summary>
    public IReadOnlyList<PromptExample> First { get; }

    /// <summary>
    /// The examples most similar to a question, the most similar last, next to the question. There are always as many: an example shows the form of an answer also
    /// where its subject is another. Of equally similar ones the first of the file are taken, in its order.
    /// </summary>
    /// <param name="question">The question.</param>
    public IReadOnlyList<PromptExample> For(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var asked = Terms.Distinct(question);
        return [.. Enumerable.Range(0, _examples.Count)
            .Select(place => (Place: place, Similarity: Similarity(asked, place)))
            .OrderByDescending(example => example.Similarity).ThenBy(example => example.Place)
            .Take(First.Count)
            .OrderBy(example => example.Similarity).ThenBy(example => example.Place)
            .Select(example => _examples[example.Place])];
    }

    /// <summary>Examples by their ids, in the order of the ids; one that is not there is left out.</summary>
    public IReadOnlyList<PromptExample> ById(IEnumerable<string> ids) =>
        [.. ids.Select(id => _examples.FirstOrDefault(example => string.Equals(example.Id, id, StringComparison.Ordinal))).OfType<PromptExample>()];

    /// <summary>The cosine times the question's length, which is the same for all examples.</summary>
    private double Similarity(IReadOnlyList<string> asked, int place) =>
        _lengths[place] == 0 ? 0 : asked.Where(_terms[place].Contains).Sum(term => _weights[term] * _weights[term]) / _lengths[place];
}
