namespace DocsBot.Lab.Generation;

/// <summary>From when on a version of a prompt answers, and how good it is.</summary>
/// <param name="From">The share of the time that is over when it begins.</param>
/// <param name="Version">The version.</param>
/// <param name="Arm">The version that an experiment tries beside it; null without one.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Share">The share of conversations that get the arm.</param>
internal sealed record PromptRelease(double From, int Version, int? Arm = null, string? Experiment = null, double Share = 0);
