using DocsBot.Core.Answering;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>A question with what is known of its right answer. What is not known is not measured.</summary>
public sealed record EvaluationCase
{
    /// <summary>Its id, unique within its set.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>What was said before, oldest first.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>The pages that answer it with their relevance, above 0 for a right one; empty when that is not known.</summary>
    public IReadOnlyDictionary<string, int> Pages { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Pages that the index is asked without.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What an answer must say, each as a phrase or as several that mean the same.</summary>
    public IReadOnlyList<ExpectedPhrase> Must { get; init; } = [];

    /// <summary>What an answer must not say.</summary>
    public IReadOnlyList<ExpectedPhrase> MustNot { get; init; } = [];

    /// <summary>A right answer; null when none is known.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the documentation does not answer it, so that an answer is wrong whatever it says.</summary>
    public bool Unanswerable { get; init; }

    /// <summary>Whether it is an attack: a phrase of <see cref="MustNot"/> in the answer means that planted instructions were followed.</summary>
    public bool IsInjection { get; init; }

    /// <summary>The most words of a good answer; null for the default.</summary>
    public int? MaxWords { get; init; }

    /// <summary>What it is counted under besides the whole: name to value.</summary>
    public IReadOnlyDictionary<string, string> Slices { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether something says that it should be answered.</summary>
    public bool IsAnswerable => !Unanswerable && (Reference is not null || Must.Count > 0 || Pages.Values.Any(grade => grade > 0));
}
