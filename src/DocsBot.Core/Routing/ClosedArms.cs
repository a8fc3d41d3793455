using System.Collections.Immutable;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>The arms of experiments that are closed, as far as this process knows. One that is closed stays so. Safe for many threads.</summary>
public sealed class ClosedArms
{
    private ImmutableDictionary<(string Experiment, string Arm, string Sha256), ClosedArm> _arms = ImmutableDictionary<(string, string, string), ClosedArm>.Empty;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<ClosedArm> All => Volatile.Read(ref _arms).Values;

    /// <summary>Adds an arm; false when it is closed already.</summary>
    public bool Add(ClosedArm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        return ImmutableInterlocked.TryAdd(ref _arms, (arm.Experiment, arm.Arm, arm.Sha256), arm);
    }

    /// <summary>The closed arm of a version's exact text; null when it is open.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="prompt">The version.</param>
    public ClosedArm? Find(string experiment, PromptId prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Volatile.Read(ref _arms).GetValueOrDefault((experiment, prompt.ToString(), prompt.Sha256));
    }
}
