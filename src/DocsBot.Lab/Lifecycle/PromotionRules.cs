using System.Globalization;
using DocsBot.Lab.Lifecycle.Experiments;
using DocsBot.Lab.Metrics;
using DocsBot.Providers.Extractive;

namespace DocsBot.Lab.Lifecycle;

/// <summary>Why a version must not be promoted. Each reason says what to do about it.</summary>
internal static class PromotionRules
{
    /// <summary>The largest share of failed answers that may have other causes than the version.</summary>
    private const double MostFailed = 0.05;

    /// <summary>All reasons; empty when it may.</summary>
    public static IReadOnlyList<string> Refusals(PromotionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return [.. OfFiles(request), .. OfRouting(request), .. OfEvidence(request), .. OfExperiment(request), .. OfAccepted(request)];
    }

    private static IEnumerable<string> OfFiles(PromotionRequest request)
    {
        if (request.Candidate.Version is null)
        {
            yield return $"{request.Candidate.File}: versions.yaml beside it does not describe it. Add version {request.Candidate.Id.Version} with author, date and change.";
        }
    }

    private static IEnumerable<string> OfRouting(PromotionRequest request)
    {
        if (request.Domain.Experiment is not { } running)
        {
            yield break;
        }

        if (request.Experiment is null)
        {
            yield return $"The experiment {running.Name} runs in the domain {request.Domain.Name}, and {request.Candidate.Id} is none of its arms ({string.Join(", ", running.Arms.Select(arm => arm.Prompt))}). End it first: lab rollback {request.Domain.Name}, or promote one of its arms.";
        }
        else if (request.Begin is not null)
        {
            yield return $"{request.Candidate.Id} is in the experiment {running.Name} already. Another share would move conversations that have begun; promote it fully, or end the experiment with: lab rollback {request.Domain.Name}.";
        }
    }

    private static IEnumerable<string> OfEvidence(PromotionRequest request)
    {
        var (candidate, inForce) = (request.Candidate.Id, request.InForce);
        var evaluate = $"Evaluate it: lab eval run --prompts {inForce},{candidate} --set DIR";
        if (request.Evidence is not { } evidence)
        {
            yield return $"There is no evaluation of {candidate} against {inForce}, which answers the domain {request.Domain.Name} now. {(request.NearestEvidence is { } nearest ? nearest + " " : "")}{evaluate}";
            yield break;
        }

        if (evidence.Model == ExtractiveChatClient.ModelName)
        {
            yield return $"The evaluation {evidence.Run} asked the extractive model, which follows no prompt: by it all versions are alike. Configure the model that answers readers (Model__Endpoint, Model__Name). {evaluate}";
        }

        if (evidence.Questions < request.LeastQuestions)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The evaluation {evidence.Run} has {evidence.Questions} questions that both versions answered, and {request.LeastQuestions} are needed: of few, only a large loss shows. Add questions to the set, or lower --least-questions.");
        }

        if (evidence.Metrics.Count == 0)
        {
            yield return $"The evaluation {evidence.Run} has no metric of which both versions have scores. Look at its diagnostics, then evaluate again.";
        }

        if (evidence.Failed > MostFailed && evidence.Failed > evidence.BaselineFailed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{evidence.Failed * 100:0.#}% of the answers of {candidate} failed in the evaluation {evidence.Run}, and {evidence.BaselineFailed * 100:0.#}% of those of {inForce}. Find out why, then evaluate again.");
        }

        foreach (var metric in evidence.Metrics.Where(metric => metric.IsJudged && metric.Verdict == Verdict.Worse && !IsAccepted(request, metric.Name)))
        {
            yield return $"{metric.Name} got worse: {EvidenceText.Difference(metric)} against {inForce}, by the evaluation {evidence.Run}. Mend the version, or accept it: --accept-worse {metric.Name} --why \"…\"";
        }
    }

    private static IEnumerable<string> OfExperiment(PromotionRequest request)
    {
        if (request.Begin is not null || request.Experiment is not { } result)
        {
            yield break;
        }

        if (result.ClosedBecause is { } reason)
        {
            yield return $"The arm {result.Prompt} of the experiment {result.Experiment.Name} was closed by a guardrail: {reason}. Mend it in a new version, and end the experiment with: lab rollback {request.Domain.Name}.";
        }

        if (!result.IsEnough && !request.IsEarly)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{result.Prompt} has given {result.Arm.Answers} of the {result.Experiment.MinimumSample} answers after which it is judged in the experiment {result.Experiment.Name}. Wait, or promote it without them: --early");
        }

        foreach (var figure in result.Differences.Where(figure => figure.Verdict == Verdict.Worse && !IsAccepted(request, figure.Name)))
        {
            yield return $"{figure.Name} is worse in the experiment {result.Experiment.Name}: {ExperimentText.Difference(figure)} against {result.Experiment.Control}. End the experiment with lab rollback {request.Domain.Name}, or accept it: --accept-worse {figure.Name} --why \"…\"";
        }
    }

    private static IEnumerable<string> OfAccepted(PromotionRequest request)
    {
        if (request.Accepted.Count > 0 && string.IsNullOrWhiteSpace(request.Why))
        {
            yield return "What is accepted needs a reason, which the lineage keeps: --why \"…\"";
        }

        var known = (request.Evidence?.Metrics.Select(metric => metric.Name) ?? []).Concat(request.Experiment?.Differences.Select(figure => figure.Name) ?? []).ToList();
        foreach (var unknown in request.Accepted.Except(known, StringComparer.Ordinal))
        {
            yield return $"--accept-worse names '{unknown}', which was not measured. Measured: {(known.Count == 0 ? "nothing" : string.Join(", ", known))}.";
        }
    }

    private static bool IsAccepted(PromotionRequest request, string metric) => request.Accepted.Contains(metric, StringComparer.Ordinal);
}
