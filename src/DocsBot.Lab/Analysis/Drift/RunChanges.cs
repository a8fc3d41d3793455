using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Analysis.Drift;

/// <summary>What two runs of a series do not have in common: what may explain that their scores differ.</summary>
internal static class RunChanges
{
    /// <summary>The differences, each in a few words such as <c>model: gpt-4.1 → gpt-5</c>; empty when the Lab knows of none.</summary>
    /// <param name="before">The earlier run and the variant in it.</param>
    /// <param name="after">The later run and the variant in it.</param>
    public static IReadOnlyList<string> Between((EvaluationRun Run, int Variant) before, (EvaluationRun Run, int Variant) after)
    {
        var (one, other) = (before.Run.Variants[before.Variant], after.Run.Variants[after.Variant]);
        var changes = new List<string>();
        Add("model", one.Model, other.Model);
        Add("prompt", one.Prompt is { } prompt ? $"{prompt} {Short(prompt.Sha256)}" : null, other.Prompt is { } now ? $"{now} {Short(now.Sha256)}" : null);
        foreach (var name in one.Fragments.Concat(other.Fragments).Select(fragment => fragment.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add($"fragment {name}", HashOf(one, name), HashOf(other, name));
        }

        Add("settings", one.Settings?.ToString(), other.Settings?.ToString());
        Add("index", SnapshotsOf(before.Run), SnapshotsOf(after.Run));
        foreach (var name in before.Run.Sets.Concat(after.Run.Sets).Select(set => set.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add($"questions of {name}", SetOf(before.Run, name), SetOf(after.Run, name));
        }

        Add("trials", before.Run.Trials.ToString(System.Globalization.CultureInfo.InvariantCulture), after.Run.Trials.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("judge", JudgeOf(before.Run), JudgeOf(after.Run));
        return changes;

        void Add(string what, string? was, string? isNow)
        {
            if (!string.Equals(was, isNow, StringComparison.Ordinal))
            {
                changes.Add($"{what}: {was ?? "none"} → {isNow ?? "none"}");
            }
        }
    }

    private static string? HashOf(RunVariant variant, string fragment) => variant.Fragments.FirstOrDefault(of => of.Name == fragment) is { } found ? Short(found.Sha256) : null;

    /// <summary>Only of sets that are asked of the service's index: a set with documents of its own has them in its hash.</summary>
    private static string? SnapshotsOf(EvaluationRun run) => run.Sets.Select(set => set.Snapshot).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? string.Join(", ", names) : null;

    private static string? SetOf(EvaluationRun run, string name) => run.Sets.FirstOrDefault(set => set.Name == name) is { } set ? $"{Short(set.Sha256)} ({set.Cases})" : null;

    private static string? JudgeOf(EvaluationRun run) =>
        run.Judge is { } judge ? $"{judge.Model} with {string.Join(", ", judge.Prompts.Select(prompt => $"{prompt} {Short(prompt.Sha256)}"))}, {judge.Repeats} times" : null;

    private static string Short(string hash) => hash[..Math.Min(12, hash.Length)];
}
