using System.Collections.Frozen;

namespace DocsBot.Core.Curation;

/// <summary>Finds among curated answers those for a question, by its words: some tens of microseconds, however many there are. Immutable.</summary>
public sealed class CuratedIndex
{
    /// <summary>Nobody accepted anything.</summary>
    public static CuratedIndex Empty { get; } = new([]);

    /// <summary>Fewer words in common are too few to call other wordings the same question.</summary>
    private const int LeastShared = 3;

    /// <summary>More candidates than this are words that everybody uses.</summary>
    private const int MostCandidates = 5;

    private readonly Entry[] _entries;
    private readonly FrozenDictionary<string, int[]> _byKey;
    private readonly FrozenDictionary<string, int[]> _byTerm;

    /// <summary>Takes the questions of the answers apart.</summary>
    /// <param name="answers">The answers.</param>
    public CuratedIndex(IReadOnlyList<CuratedAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Answers = answers;
        _entries = [.. answers.SelectMany(answer => answer.Questions.Select(question => new Entry(answer, QuestionWording.Of(question))))];
        var numbered = _entries.Select((entry, number) => (entry.Wording, Number: number)).ToList();
        _byKey = numbered.GroupBy(entry => entry.Wording.Key, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Number).ToArray(), StringComparer.Ordinal);
        _byTerm = numbered.SelectMany(entry => entry.Wording.Terms.Select(term => (term, entry.Number))).GroupBy(pair => pair.term, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Number).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All answers.</summary>
    public IReadOnlyList<CuratedAnswer> Answers { get; }

    /// <summary>The answers whose question is this one in the same words, then those in nearly the same, those of the most words in common first.</summary>
    /// <param name="question">The question, standing alone.</param>
    /// <param name="overlap">The least share of words in common, see <see cref="CurationOptions.Overlap"/>.</param>
    /// <param name="meant">What an unknown word was meant to be; null for nothing known.</param>
    public IReadOnlyList<CuratedCandidate> Find(string question, double overlap, IReadOnlyDictionary<string, string>? meant = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (_entries.Length == 0)
        {
            return [];
        }

        var asked = QuestionWording.Of(question, meant);
        var same = _byKey.GetValueOrDefault(asked.Key, []).Select(number => _entries[number]).Where(entry => entry.Wording.HasSameTerms(asked) && entry.Wording.AsksAlike(asked)).ToList();

        // The very text before the same words, and those before nearly the same.
        var sorted = same.OrderByDescending(entry => string.Equals(entry.Wording.Text.Trim(), question.Trim(), StringComparison.OrdinalIgnoreCase)).Select(entry => new CuratedCandidate(entry.Answer, entry.Wording.Text, 1));
        return [.. sorted, .. overlap >= 1 ? [] : Near(asked, overlap)];
    }

    private List<CuratedCandidate> Near(QuestionWording asked, double overlap)
    {
        var shared = new Dictionary<int, int>();
        foreach (var number in asked.Terms.SelectMany(term => _byTerm.GetValueOrDefault(term, [])))
        {
            shared[number] = shared.GetValueOrDefault(number) + 1;
        }

        return
        [
            .. shared.Where(pair => pair.Value >= LeastShared)
                .Select(pair => _entries[pair.Key])
                .Where(entry => entry.Wording.AsksAlike(asked))
                .Select(entry => new CuratedCandidate(entry.Answer, entry.Wording.Text, entry.Wording.Overlap(asked)))
                .Where(candidate => candidate.Overlap >= overlap && candidate.Overlap < 1)
                .OrderByDescending(candidate => candidate.Overlap)
                .Take(MostCandidates),
        ];
    }

    private sealed record Entry(CuratedAnswer Answer, QuestionWording Wording);
}
