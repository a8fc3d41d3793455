using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Lab.Lifecycle;

/// <summary>A promotion that keeps the rules, ready to be written: routing, lock and lineage.</summary>
internal static class Promotion
{
    /// <summary>Makes the change, in memory, and tries it.</summary>
    /// <param name="request">A request without a refusal by <see cref="PromotionRules"/>.</param>
    /// <param name="at">When it is made.</param>
    /// <exception cref="PromptException">A file cannot be edited, or the folder would not load with the change.</exception>
    public static LifecyclePlan Plan(PromotionRequest request, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(request);
        var edit = new PromptFolderEdit(request.Folder);
        var (id, reference) = (request.Candidate.Id, DomainChoice.ReferenceTo(request.Candidate.Id));
        var remarks = new List<string>();
        if (!request.Folder.Lock.Holds(id))
        {
            edit.Release(id);
            remarks.Add($"{id} is released as {id.Sha256}: from now on it never changes.");
        }

        if (request.Evidence is { } evidence && request.Candidate.Version!.Evaluations.All(known => known.Run != evidence.Run))
        {
            edit.Record(reference, evidence.ToLineage());
        }

        edit.Record(reference, ChangeOf(request, at));
        foreach (var arm in Left(request, reference))
        {
            edit.Record(arm, ChangeOf(request, at) with { Kind = PromptChangeKind.RolledBack, From = arm, Share = null, Run = null, Accepted = [] });
        }

        if (request.Begin is { } experiment)
        {
            edit.SetExperiment(request.Domain, experiment);
            remarks.Insert(0, string.Create(CultureInfo.InvariantCulture, $"{id} gets {Share(experiment, reference) * 100:0.##}% of the conversations of the domain {request.Domain.Name}, in the experiment {experiment.Name}; the control is {experiment.Control}."));
        }
        else
        {
            edit.SetPrompt(request.Domain, reference);
            remarks.Insert(0, $"{id} answers all questions of the domain {request.Domain.Name}, in the place of {request.InForce}{(request.Domain.Experiment is { } ended ? $"; the experiment {ended.Name} is over" : "")}.");
        }

        return LifecyclePlan.Try(edit, request.Folder, request.Domain.Name, reference, request.Begin, remarks);
    }

    private static PromptChange ChangeOf(PromotionRequest request, DateTimeOffset at)
    {
        var reference = DomainChoice.ReferenceTo(request.Candidate.Id);
        return new PromptChange
        {
            At = at,
            Kind = request.Begin is null ? PromptChangeKind.Promoted : PromptChangeKind.Experiment,
            Domain = request.Domain.Name,
            From = DomainChoice.ReferenceTo(request.InForce),
            To = reference,
            Experiment = (request.Begin ?? request.Domain.Experiment)?.Name,
            Share = request.Begin is { } experiment ? Share(experiment, reference) : null,
            By = request.By,
            Why = request.Why,
            Run = request.Evidence?.Run,
            Accepted = request.Accepted,
        };
    }

    /// <summary>The other arms of the experiment that ends; the control is what <see cref="PromptChange.From"/> says.</summary>
    private static IEnumerable<PromptReference> Left(PromotionRequest request, PromptReference promoted) =>
        request.Begin is null && request.Domain.Experiment is { } ended ? ended.Arms.Select(arm => arm.Prompt).Where(arm => arm != promoted && arm != ended.Control) : [];

    private static double Share(PromptExperiment experiment, PromptReference arm) => experiment.Arms.Single(known => known.Prompt == arm).Weight / experiment.Arms.Sum(known => known.Weight);
}
