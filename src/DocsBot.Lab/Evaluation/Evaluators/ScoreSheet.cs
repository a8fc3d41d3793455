namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>The scores of one answer, and for each metric without one the reason.</summary>
internal sealed class ScoreSheet
{
    private readonly Dictionary<string, double> _scores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missing = new(StringComparer.Ordinal);
    private readonly List<string> _unmet = [];
    private readonly List<string> _form = [];

    /// <summary>Metric to score.</summary>
    public IReadOnlyDictionary<string, double> Scores => _scores;

    /// <summary>Metric to the reason why it has no score.</summary>
    public IReadOnlyDictionary<string, string> Missing => _missing;

    /// <summary>Expectations that do not hold.</summary>
    public IReadOnlyList<string> Unmet => _unmet;

    /// <summary>Rules of form that are not kept.</summary>
    public IReadOnlyList<string> Form => _form;

    /// <summary>Gives a score.</summary>
    /// <exception cref="ArgumentException">It is no number: that would be a made-up score.</exception>
    public void Score(string metric, double score) =>
        _scores[metric] = double.IsFinite(score) ? score : throw new ArgumentException($"The score of {metric} is no number.", nameof(score));

    /// <summary>Says why there is no score.</summary>
    public void Miss(string metric, string reason) => _missing[metric] = reason;

    /// <summary>Gives a score when there is one, and else says why not.</summary>
    public void Score(string metric, double? score, string otherwise)
    {
        if (score is { } value)
        {
            Score(metric, value);
        }
        else
        {
            Miss(metric, otherwise);
        }
    }

    /// <summary>Says which rule of form is not kept.</summary>
    public void FormFault(string sentence) => _form.Add(sentence);

    /// <summary>Says what was expected and does not hold.</summary>
    public void Fault(string sentence) => _unmet.Add(sentence);
}
