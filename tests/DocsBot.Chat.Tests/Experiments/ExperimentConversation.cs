using DocsBot.Core.Interactions;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>A simulated conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rows">Its rows in the interaction log, oldest first.</param>
internal sealed record ExperimentConversation(string Id, IReadOnlyList<Interaction> Rows)
{
    /// <summary>The arm of its first question.</summary>
    public string? Arm => Rows.Count > 0 ? Rows[0].Route?.Arm : null;

    /// <summary>Whether every question had the same arm, but for those that went to the control because the arm was closed.</summary>
    public bool IsSticky => Arm is not null && Rows.All(row =>
        row.Route?.Arm == Arm || (Arm == ExperimentPrompts.Bad && row.Route?.Arm == ExperimentPrompts.Control && IsMoved(row)));

    /// <summary>Whether any question went to the control.</summary>
    public bool WasMoved => Rows.Any(IsMoved);

    private static bool IsMoved(Interaction row) => row.Route?.Reason.Contains("which was closed", StringComparison.Ordinal) ?? false;
}
