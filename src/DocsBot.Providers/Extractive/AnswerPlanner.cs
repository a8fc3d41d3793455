using DocsBot.Core.Documents;

namespace DocsBot.Providers.Extractive;

/// <summary>Chooses the units of an answer: the best one with what belongs to it, then others that add to it, within a length people read.</summary>
internal sealed class AnswerPlanner
{
    private const int MinWords = 80;
    private const int MaxWords = 120;
    private const int MaxListWords = 110;
    private const int MaxStepsWords = 160;
    private const int MaxItems = 12;
    private const int MaxRows = 5;
    private const int MaxCode = 2;
    private const int MaxAsideCode = 40;
    private const int MaxParts = 5;

    // A part that supports the best one scores at least this share of it.
    private const double SupportShare = 0.4;

    // One from another page needs more: it shares the subject, but not what is said about it.
    private const double OtherPageShare = 0.5;

    // Code from another passage than the best one's scores at least this share of the best unit.
    private const double CodeShare = 0.6;

    // The sentence after a good one is read along when it stays on the subject.
    private const double RunOnShare = 0.3;
    private const int RunOnWords = 75;
    private const int SupportRunOnWords = 45;

    // More shared words than this, and a part says what the answer says already.
    private const double MaxOverlap = 0.7;

    private readonly Dictionary<Passage, List<Unit>> _unitsOf;
    private readonly List<Unit> _ranked;
    private readonly QuestionProfile _question;
    private readonly HashSet<Unit> _taken = [];
    private readonly List<AnswerPart> _parts = [];
    private int _words;
    private int _code;

    private AnswerPlanner(QuestionProfile question, IReadOnlyList<Unit> units)
    {
        _question = question;
        _unitsOf = units.GroupBy(unit => unit.Passage).ToDictionary(group => group.Key, group => group.ToList());
        _ranked = [.. units.Where(unit => unit.Score > 0).OrderByDescending(unit => unit.Score).ThenBy(unit => unit.Passage.Rank).ThenBy(unit => unit.Order)];
    }

    /// <summary>The parts of the answer in the order to be read; empty when no unit fits.</summary>
    public static IReadOnlyList<AnswerPart> Plan(QuestionProfile question, IReadOnlyList<Unit> units)
    {
        var planner = new AnswerPlanner(question, units);
        planner.Choose();
        planner.AddCode();
        planner.ReadOn();
        return planner.InReadingOrder();
    }

    /// <summary>Who asks how to do something wants the command, not only the sentence about it.</summary>
    private void AddCode()
    {
        if (_parts.Count == 0 || _code > 0 || !(_question.WantsCode || _question.Intent == QuestionIntent.HowTo))
        {
            return;
        }

        var best = _parts[0].Passage;
        var code = _ranked.Find(unit => unit.Kind == UnitKind.Code && unit.Score >= (unit.Passage == best ? 0.35 : CodeShare) * _ranked[0].Score);
        if (code is not null && WithLeadIn(code, [code]) is { Count: > 0 } part)
        {
            _taken.UnionWith(part);
            _parts.Insert(1, new AnswerPart(code.Passage, part));
        }
    }

    private void Choose()
    {
        foreach (var unit in _ranked)
        {
            if (_parts.Count == MaxParts || _words >= MaxWords || unit.Score < SupportShare * _ranked[0].Score)
            {
                return;
            }

            if (_taken.Contains(unit) || (_parts.Count > 0 && !Supports(unit)))
            {
                continue;
            }

            var part = Expand(unit);
            if (part.Count == 0)
            {
                continue;
            }

            var words = part.Where(member => member.Kind != UnitKind.Code).Sum(member => member.Length);
            var code = part.Count(member => member.Kind == UnitKind.Code);
            if (_parts.Count > 0 && (_words + words > MaxWords * 1.2 || _code + code > MaxCode))
            {
                continue;
            }

            _words += words;
            _code += code;
            _taken.UnionWith(part);
            _parts.Add(new AnswerPart(unit.Passage, part));
        }
    }

    /// <summary>An answer too short to say much goes on with what stands behind its first part.</summary>
    private void ReadOn()
    {
        if (_parts.Count == 0)
        {
            return;
        }

        var part = _parts[0];
        var units = _unitsOf[part.Passage];
        var read = part.Units.ToList();
        for (var next = read[^1].Order + 1; (_words < MinWords || IsInList(units, next)) && next < units.Count && !_taken.Contains(units[next]) && units[next].Kind is UnitKind.Sentence or UnitKind.Item; next++)
        {
            // A list is read on whole or not at all.
            var rest = units[next].Kind == UnitKind.Item ? units.Where(unit => unit.Block == units[next].Block && !_taken.Contains(unit)).Sum(unit => unit.Length) : 0;
            if (units[next].Announces || _words + rest > MaxWords)
            {
                break;
            }

            if (!UnitForm.IsSignpost(units[next]) && !IsRepeated(units[next], read) && _words + units[next].Length <= MaxWords)
            {
                read.Add(units[next]);
                _taken.Add(units[next]);
                _words += units[next].Length;
            }
        }

        _parts[0] = part with { Units = read };
    }

    private static bool IsInList(List<Unit> units, int next) =>
        next < units.Count && units[next].Kind == UnitKind.Item && units[next - 1].Block == units[next].Block;

    /// <summary>What comes from one passage together, the best passage first; within it the best part first and the others as they stand on the page.</summary>
    private List<AnswerPart> InReadingOrder() =>
    [
        .. _parts.GroupBy(part => part.Passage).Select(parts =>
            new AnswerPart(parts.Key, [.. parts.First().Units, .. parts.Skip(1).SelectMany(part => part.Units).OrderBy(unit => unit.Order)])),
    ];

    /// <summary>Code adds to an answer that is made of code, or to directions; beside a statement longer code buries it.</summary>
    private bool WantsMoreCode => _question.WantsCode || _question.Intent == QuestionIntent.HowTo || _parts[0].Units.Any(unit => unit.Kind == UnitKind.Code);

    private bool Supports(Unit unit) =>
        !UnitForm.IsSignpost(unit) && !UnitForm.IsOutOfPlace(unit) && !SaysTheSame(unit) && (unit.Kind != UnitKind.Code || unit.Length <= MaxAsideCode || WantsMoreCode)
        && (_parts.Exists(part => part.Passage.Title == unit.Passage.Title) || unit.Score >= OtherPageShare * _ranked[0].Score);

    /// <summary>Whether a sentence stands word for word in the answer already: pages that were made from several views of one text say it twice in a row.</summary>
    private bool IsRepeated(Unit unit, List<Unit> part) =>
        unit.Kind == UnitKind.Sentence && (part.Exists(other => other.Text == unit.Text) || _taken.Any(other => other != unit && other.Text == unit.Text));

    private bool SaysTheSame(Unit unit)
    {
        var words = unit.Words.ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0)
        {
            return true;
        }

        foreach (var taken in _taken)
        {
            var shared = taken.Words.Distinct(StringComparer.Ordinal).Count(words.Contains);
            if (shared > MaxOverlap * Math.Min(words.Count, taken.Words.Count) && shared > 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A unit with what it cannot be read without, in the order of the page.</summary>
    private List<Unit> Expand(Unit unit) => unit.Kind switch
    {
        UnitKind.Sentence => ExpandSentence(unit),
        UnitKind.Item => ExpandItem(unit),
        UnitKind.Row => ExpandRow(unit),
        _ => WithLeadIn(unit, [unit]),
    };

    private List<Unit> ExpandSentence(Unit unit)
    {
        var units = _unitsOf[unit.Passage];
        var first = unit.Order;
        while (units[first].RefersBack && units[first].LeadIn is { } before && first == before.Order + 1 && unit.Order - first < 2)
        {
            first--;
        }

        var last = unit.Order;
        var words = unit.Length;
        while (last + 1 < units.Count && units[last + 1] is { Kind: UnitKind.Sentence } next && next.Block == unit.Block
            && words + next.Length <= (_parts.Count == 0 ? RunOnWords : SupportRunOnWords) && !UnitForm.IsSignpost(next)
            && !(next.Announces && next.Follower is null)
            && (_parts.Count == 0 || next.RefersBack || next.Score >= RunOnShare * unit.Score))
        {
            words += next.Length;
            last++;
        }

        var part = new List<Unit>();
        foreach (var member in units.GetRange(first, last - first + 1).Where(member => !_taken.Contains(member)))
        {
            if (!IsRepeated(member, part))
            {
                part.Add(member);
            }
        }

        AddWhatFollows(units[last], part);
        return part;
    }

    /// <summary>A sentence that ends in a colon is nothing without what it announces; directions are little without their code.</summary>
    private void AddWhatFollows(Unit sentence, List<Unit> part)
    {
        if (sentence.Follower is not { } next)
        {
            return;
        }

        var wantsCode = _question.WantsCode || _question.Intent == QuestionIntent.HowTo;
        if (next.Kind == UnitKind.Code && (sentence.Announces || wantsCode))
        {
            part.Add(next);
        }
        else if (next.Kind == UnitKind.Item && (sentence.Announces || next.Score > 0))
        {
            part.AddRange(ListItems(next, fromStart: true));
        }
        else if (next.Kind == UnitKind.Row && sentence.Announces)
        {
            part.AddRange(_unitsOf[sentence.Passage].Where(unit => unit.Block == next.Block).Take(MaxRows));
        }
    }

    private List<Unit> ExpandItem(Unit unit) => WithLeadIn(unit, ListItems(unit, fromStart: false));

    /// <summary>The whole list when it is short or counts steps, else its beginning when its lead-in answers, else the items that answer.</summary>
    private List<Unit> ListItems(Unit unit, bool fromStart)
    {
        var items = _unitsOf[unit.Passage].Where(other => other.Block == unit.Block).ToList();
        var isOrdered = char.IsAsciiDigit(((Block.List)unit.Passage.Blocks[unit.Block]).Items[0][0]);
        var words = items.Sum(item => item.Length);
        if (items.Count <= MaxItems && words <= (isOrdered ? MaxStepsWords : MaxListWords))
        {
            return items;
        }

        if (fromStart || isOrdered || (unit.LeadIn is { } leadIn && leadIn.Score >= 0.8 * unit.Score))
        {
            var limit = isOrdered ? MaxStepsWords : MaxListWords;
            var count = 0;
            var beginning = items.TakeWhile(item => (limit -= item.Length) >= 0 && count++ < MaxItems).ToList();
            if (beginning.Contains(unit) || fromStart)
            {
                return beginning.Count > 0 ? beginning : [items[0]];
            }
        }

        return [.. items.Where(item => item == unit || item.Score >= 0.8 * unit.Score).Take(4)];
    }

    private List<Unit> ExpandRow(Unit unit)
    {
        var rows = _unitsOf[unit.Passage].Where(other => other.Block == unit.Block && (other == unit || other.Score >= 0.75 * unit.Score));
        return WithLeadIn(unit, [.. rows.OrderByDescending(row => row == unit).ThenByDescending(row => row.Score).Take(MaxRows).OrderBy(row => row.Order)]);
    }

    private List<Unit> WithLeadIn(Unit unit, List<Unit> members)
    {
        if (unit.LeadIn is { } leadIn && !_taken.Contains(leadIn) && !UnitForm.IsSignpost(leadIn))
        {
            members.Insert(0, leadIn);
        }

        members.RemoveAll(_taken.Contains);
        return members;
    }
}
