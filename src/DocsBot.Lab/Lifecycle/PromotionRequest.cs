using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Lab.Lifecycle.Experiments;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Lifecycle;

/// <summary>What is to be promoted, where, and what is known of it.</summary>
internal sealed record PromotionRequest
{
    /// <summary>The fewest questions that both versions must have answered, unless another number is asked for: of fewer, only a large loss would show.</summary>
    public const int UsualQuestions = 30;

    /// <summary>The folder as it was read.</summary>
    public required PromptFolder Folder { get; init; }

    /// <summary>The version to promote.</summary>
    public required PromptEntry Candidate { get; init; }

    /// <summary>The kind of question that it is to answer.</summary>
    public required PromptDomain Domain { get; init; }

    /// <summary>The version that answers there now; the control of the experiment, where one runs.</summary>
    public required PromptId InForce { get; init; }

    /// <summary>The evaluation of the two; null when there is none.</summary>
    public required PromotionEvidence? Evidence { get; init; }

    /// <summary>Why the nearest evaluation does not count, for the message; null for none.</summary>
    public string? NearestEvidence { get; init; }

    /// <summary>How the version does in the domain's experiment; null when it is in none.</summary>
    public ExperimentResult? Experiment { get; init; }

    /// <summary>The experiment to begin; null to promote fully.</summary>
    public PromptExperiment? Begin { get; init; }

    /// <summary>The metrics that may be worse.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>The fewest questions that both versions must have answered.</summary>
    public int LeastQuestions { get; init; } = UsualQuestions;

    /// <summary>Whether an experiment may end before its arm has answered <see cref="PromptExperiment.MinimumSample"/> questions.</summary>
    public bool IsEarly { get; init; }

    /// <summary>Who promotes.</summary>
    public required string By { get; init; }

    /// <summary>Why; null when nobody said.</summary>
    public string? Why { get; init; }
}
