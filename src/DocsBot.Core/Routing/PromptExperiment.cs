using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>Versions of a prompt that answer side by side, each a share of the conversations.</summary>
public sealed record PromptExperiment
{
    /// <summary>Its name. A conversation's arm and an arm's figures belong to it: another name is another experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The version that answers outside of the experiment and in the place of an arm that was closed; one of <see cref="Arms"/>.</summary>
    public required PromptReference Control { get; init; }

    /// <summary>The versions with their weights, at least two.</summary>
    public required IReadOnlyList<ExperimentArm> Arms { get; init; }

    /// <summary>When it begins; null for at once.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it is over; null for never.</summary>
    public DateTimeOffset? Stop { get; init; }

    /// <summary>How many answers an arm must have given before its error rate and its cost are judged. Default 200.</summary>
    public int MinimumSample { get; init; } = 200;

    /// <summary>How many ratings an arm must have before its thumbs-down rate is judged. Default 30.</summary>
    public int MinimumRatings { get; init; } = 30;

    /// <summary>What closes an arm.</summary>
    public Guardrails Guardrails { get; init; } = new();

    /// <summary>Where it stands at an instant: from <see cref="Start"/> on it runs, from <see cref="Stop"/> on it is over.</summary>
    public ExperimentState StateAt(DateTimeOffset now) =>
        now >= Stop ? ExperimentState.Over : now < Start ? ExperimentState.Waiting : ExperimentState.Running;

    /// <summary>
    /// The arm of a conversation, always the same one: the arms take up the stretch from 0 to 1 in their order, each as much as its share of all weights, and
    /// the conversation's point (<see cref="ExperimentPoint"/>) lies in one of them. Another order or other weights move conversations.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    public ExperimentArm ArmOf(string conversationId)
    {
        var point = ExperimentPoint.Of(Name, conversationId) * Arms.Sum(arm => arm.Weight);
        var end = 0.0;
        foreach (var arm in Arms)
        {
            end += arm.Weight;
            if (point < end)
            {
                return arm;
            }
        }

        return Arms[^1];
    }
}
