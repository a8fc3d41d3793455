using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Lifecycle;

/// <summary>Finds the evaluation that a promotion rests on. It counts only when it compared both versions by their exact bytes.</summary>
/// <param name="store">The evaluations.</param>
internal sealed class EvidenceSearch(EvaluationStore store)
{
    /// <summary>The newest complete evaluation of the two; null when there is none.</summary>
    /// <exception cref="EvaluationStoreException">The evaluations cannot be read.</exception>
    public async Task<PromotionEvidence?> FindAsync(PromptId candidate, PromptId baseline, CancellationToken cancellationToken) =>
        await store.LatestComparingAsync(candidate, baseline, cancellationToken) is { } run ? PromotionEvidence.Of(run, candidate, baseline) : null;

    /// <summary>Why the newest evaluation of a version does not count; null when there is none of it at all.</summary>
    /// <exception cref="EvaluationStoreException">The evaluations cannot be read.</exception>
    public async Task<string?> NearestAsync(PromptId candidate, PromptId baseline, CancellationToken cancellationToken)
    {
        foreach (var run in await store.ListAsync(cancellationToken))
        {
            var evaluated = run.Variants.Select(variant => variant.Prompt).FirstOrDefault(prompt => prompt?.ToString() == candidate.ToString());
            var others = run.Variants.Select(variant => variant.Prompt).OfType<PromptId>().Where(prompt => prompt.ToString() != candidate.ToString()).ToList();
            if (evaluated is null || (others.Count == 0 && run.Variants.Count > 1))
            {
                // Neither does a diet of the version count, which compares it with parts of itself.
                continue;
            }

            return evaluated != candidate ? $"The evaluation {run.Id} is of another text of {candidate}: of {evaluated.Sha256[..12]}, and its files have {candidate.Sha256[..12]} today."
                : run.FinishedAt is null ? $"The evaluation {run.Id} of {candidate} was interrupted; the same command goes on with it."
                : others.Find(prompt => prompt.ToString() == baseline.ToString()) is { } other ? $"The evaluation {run.Id} compares {candidate} with another text of {baseline}: with {other.Sha256[..12]}, and {baseline.Sha256[..12]} answers now."
                : $"The evaluation {run.Id} compares {candidate} with {(others.Count == 0 ? "no other version" : string.Join(", ", others))}, and {baseline} answers now.";
        }

        return null;
    }
}
