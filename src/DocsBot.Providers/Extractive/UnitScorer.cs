using System.Numerics;

namespace DocsBot.Providers.Extractive;

/// <summary>
/// Scores units by the question's words in them, each weighted by how much it says and how rare it is among the units at hand; what stands above a unit
/// (lead-in, heading, title) counts less than what it says itself. The form of the question favours units of a form that answers it.
/// </summary>
internal sealed class UnitScorer
{
    private const double NearShare = 0.6;
    private const double LeadInShare = 0.7;
    private const double NeighbourShare = 0.35;
    private const double HeadingShare = 0.7;
    private const double OuterShare = 0.3;
    private const double PhraseShare = 0.2;
    private const double RankDecay = 0.08;
    private const double EchoFactor = 0.4;
    private const double DanglingFactor = 0.3;

    private readonly QuestionProfile _question;
    private readonly IReadOnlyList<Unit> _units;
    private readonly Dictionary<string, int> _bitOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _nearOf = new(StringComparer.Ordinal);
    private readonly Dictionary<Passage, (ulong Heading, ulong Outer)> _context = [];
    private readonly Dictionary<string, ulong> _labels = new(StringComparer.Ordinal);
    private readonly double[] _weights;
    private readonly double _total;

    private UnitScorer(QuestionProfile question, IReadOnlyList<Unit> units)
    {
        _question = question;
        _units = units;
        for (var i = 0; i < question.Terms.Count; i++)
        {
            _bitOf[question.Terms[i].Term] = i;
            foreach (var near in Synonyms.Of(question.Terms[i].Term))
            {
                _nearOf[near] = _nearOf.GetValueOrDefault(near) | (1UL << i);
            }
        }

        foreach (var unit in units)
        {
            (unit.Hits, unit.NearHits) = HitsOf(unit.Words);
            if (!_context.ContainsKey(unit.Passage))
            {
                _context.Add(unit.Passage, (HitsOf(unit.Passage.Heading), HitsOf(unit.Passage.Outer)));
            }

            if (unit.Label is not null && !_labels.ContainsKey(unit.Label))
            {
                _labels.Add(unit.Label, HitsOf(unit.Label));
            }
        }

        _weights = WeightsOf();
        _total = Math.Max(_weights.Sum(), double.Epsilon);
    }

    /// <summary>Sets the score of every unit.</summary>
    public static UnitScorer Score(QuestionProfile question, IReadOnlyList<Unit> units)
    {
        var scorer = new UnitScorer(question, units);
        foreach (var unit in units)
        {
            unit.Score = scorer.ScoreOf(unit);
        }

        return scorer;
    }

    /// <summary>The share of the question, each word by how much it says, that these words are: 0 to 1. How rare a word is does not count here.</summary>
    public double ShareOf(ulong hits)
    {
        double held = 0, all = 0;
        for (var i = 0; i < _question.Terms.Count; i++)
        {
            all += _question.Terms[i].Weight;
            held += (hits >> i & 1) != 0 ? _question.Terms[i].Weight : 0;
        }

        return all > 0 ? held / all : 0;
    }

    /// <summary>The question's words in a unit and in what stands above it.</summary>
    public ulong HitsWithContext(Unit unit)
    {
        var (heading, outer) = ContextOf(unit);
        return unit.Hits | unit.NearHits | heading | outer | (unit.LeadIn is { } leadIn ? leadIn.Hits | leadIn.NearHits : 0);
    }

    private (ulong Heading, ulong Outer) ContextOf(Unit unit)
    {
        var (heading, outer) = _context[unit.Passage];
        return unit.Label is null ? (heading, outer) : (_labels[unit.Label], heading | outer);
    }

    private double ScoreOf(Unit unit)
    {
        var (heading, outer) = ContextOf(unit);
        var leadInShare = unit.Kind == UnitKind.Sentence && !unit.RefersBack ? NeighbourShare : LeadInShare;
        var leadIn = unit.LeadIn is { } before ? before.Hits | before.NearHits : 0;
        double direct = 0, sum = 0, above = 0;
        for (var i = 0; i < _weights.Length; i++)
        {
            var bit = 1UL << i;
            var own = (unit.Hits & bit) != 0 ? 1 : (unit.NearHits & bit) != 0 ? NearShare : 0;
            var context = Math.Max((leadIn & bit) != 0 ? leadInShare : 0, (heading & bit) != 0 ? HeadingShare : (outer & bit) != 0 ? OuterShare : 0);
            direct += _weights[i] * own;
            sum += _weights[i] * Math.Max(own, context);
            above += _weights[i] * ((heading & bit) != 0 ? 1 : (outer & bit) != 0 ? 0.6 : 0);
        }

        above /= _total;
        if (direct <= 0 && !((unit.IsFirst || unit.Label is not null) && above > 0.5))
        {
            return 0;
        }

        var score = (sum + (PhraseShare * PhraseWeight(unit))) / _total;
        score += unit.IsFirst || (unit.Label is not null && unit.LeadIn is null) ? 0.4 * above : 0;
        score *= UnitForm.FactorOf(unit, _question, FocusAtStart(unit)) * (IsEcho(unit) ? EchoFactor : 1);
        score *= unit.Announces && unit.Follower is null ? DanglingFactor : 1;
        return score / (1 + (RankDecay * unit.Passage.Rank));
    }

    /// <summary>Whether a unit only repeats the question.</summary>
    private bool IsEcho(Unit unit) =>
        unit.Kind is UnitKind.Sentence or UnitKind.Item && unit.Words.Distinct(StringComparer.Ordinal).Count(word => !_bitOf.ContainsKey(word)) < 2;

    /// <summary>The weight of neighbours in the question that are neighbours in the unit too.</summary>
    private double PhraseWeight(Unit unit)
    {
        double weight = 0;
        for (var i = 1; i < unit.Words.Count; i++)
        {
            if (_bitOf.TryGetValue(unit.Words[i - 1], out var left) && _bitOf.TryGetValue(unit.Words[i], out var right) && right == left + 1)
            {
                weight += (_weights[left] + _weights[right]) / 2;
            }
        }

        return Math.Min(weight, _total);
    }

    /// <summary>The share of the question's words that the unit begins with: a sentence that defines a thing begins with it.</summary>
    private double FocusAtStart(Unit unit)
    {
        ulong start = 0;
        foreach (var word in unit.Words.Take(4))
        {
            start |= _bitOf.TryGetValue(word, out var bit) ? 1UL << bit : 0;
        }

        double held = 0;
        for (; start != 0; start &= start - 1)
        {
            held += _weights[BitOperations.TrailingZeroCount(start)];
        }

        return held / _total;
    }

    private (ulong Exact, ulong Near) HitsOf(IEnumerable<string> words)
    {
        ulong exact = 0, near = 0;
        foreach (var word in words)
        {
            exact |= _bitOf.TryGetValue(word, out var bit) ? 1UL << bit : 0;
            near |= _nearOf.GetValueOrDefault(word);
        }

        return (exact, near & ~exact);
    }

    private ulong HitsOf(string text)
    {
        var (exact, near) = HitsOf(CachedTerms.Of(text));
        return exact | near;
    }

    private double[] WeightsOf()
    {
        var weights = new double[_question.Terms.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var having = 0;
            foreach (var unit in _units)
            {
                having += (int)(unit.Hits >> i & 1);
            }

            // Robertson, Understanding inverse document frequency, 2004; the units at hand stand for the collection. A word that no unit holds ranks nothing.
            weights[i] = having == 0 ? 0 : _question.Terms[i].Weight * Math.Log(1 + (_units.Count / (0.5 + having)));
        }

        return weights;
    }
}
