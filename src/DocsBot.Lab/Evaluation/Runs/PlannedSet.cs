using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>A set with the questions of it that are asked.</summary>
/// <param name="Source">The set.</param>
/// <param name="Cases">The questions.</param>
internal sealed record PlannedSet(CaseSet Source, IReadOnlyList<EvaluationCase> Cases)
{
    /// <summary>The set's name.</summary>
    public string Name => Source.Name;

    /// <summary>Chooses questions evenly from a set's beginning to its end, the same every time.</summary>
    /// <param name="set">The set.</param>
    /// <param name="most">The most questions; null for all.</param>
    public static PlannedSet Of(CaseSet set, int? most)
    {
        var count = Math.Min(most ?? int.MaxValue, set.Cases.Count);
        return new PlannedSet(set, [.. Enumerable.Range(0, count).Select(i => set.Cases[(int)((long)i * set.Cases.Count / count)])]);
    }
}
