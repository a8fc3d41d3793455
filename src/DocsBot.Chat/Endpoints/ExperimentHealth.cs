using DocsBot.Core.Routing;

namespace DocsBot.Chat.Endpoints;

/// <summary>An experiment of the prompts in force, for operators.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">The kind of question it is about.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Control">The version that answers outside of it and for closed arms.</param>
/// <param name="Arms">Its arms in their order.</param>
public sealed record ExperimentHealth(string Name, string Domain, ExperimentState State, string Control, IReadOnlyList<ArmHealth> Arms);
