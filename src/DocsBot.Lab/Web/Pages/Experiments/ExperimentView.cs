using DocsBot.Core.Routing;

namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>An experiment as the page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arms">Its arms, in the order of the routing; texts that answered before come last.</param>
public sealed record ExperimentView(string Name, IReadOnlyList<ArmView> Arms)
{
    /// <summary>The kind of question it is about; null when the routing does not name it any more.</summary>
    public string? Domain { get; init; }

    /// <summary>What the routing says of it; null when it does not name it any more.</summary>
    public PromptExperiment? Experiment { get; init; }

    /// <summary>Where it stands; null when the routing does not name it any more.</summary>
    public ExperimentState? State { get; init; }

    /// <summary>The arm that the others are compared with: the control, or the one of most answers where the routing does not say any more.</summary>
    public ArmView? Control => Experiment is null ? Arms.MaxBy(arm => arm.Answers) : Arms.FirstOrDefault(arm => arm.IsControl);
}
