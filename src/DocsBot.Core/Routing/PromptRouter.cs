using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>Finds the prompt of a question: its domain by rules, a model or default; the domain's version by the experiment that runs there. Safe for many questions at once.</summary>
/// <param name="closed">The arms that broke a guardrail.</param>
/// <param name="time">The clock by which experiments begin and end.</param>
/// <param name="classifier">Asked where no rule decides and the routing says so; null to leave it at the default domain.</param>
public sealed class PromptRouter(ClosedArms closed, TimeProvider time, DomainClassifier? classifier = null)
{
    /// <summary>Routes a question. Nothing but the request decides: the same conversation has the same arm on every replica and after a restart.</summary>
    /// <param name="request">The question.</param>
    /// <param name="uses">Where a call to the model is noted.</param>
    /// <param name="cancellationToken">Whoever asked gave up.</param>
    /// <exception cref="PromptException">The routing names a prompt that is not there.</exception>
    public async Task<PromptRoute> RouteAsync(RoutingRequest request, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (domain, reason) = ByRule(request) ?? await WithoutRuleAsync(request, uses, cancellationToken);
        if (domain.Experiment is not { } experiment)
        {
            return new PromptRoute(request.Prompts.Library.Get(domain.Prompt), new InteractionRoute(domain.Name, reason));
        }

        return experiment.StateAt(time.GetUtcNow()) switch
        {
            ExperimentState.Waiting => Outside($"the experiment {experiment.Name} has not begun"),
            ExperimentState.Over => Outside($"the experiment {experiment.Name} is over"),
            _ => Inside(request, domain, experiment, reason),
        };

        PromptRoute Outside(string why) =>
            new(request.Prompts.Library.Get(experiment.Control), new InteractionRoute(domain.Name, $"{reason}; {why}"));
    }

    private PromptRoute Inside(RoutingRequest request, PromptDomain domain, PromptExperiment experiment, string reason)
    {
        var arm = experiment.ArmOf(request.ConversationId);
        var template = request.Prompts.Library.Get(arm.Prompt);
        if (arm.Prompt != experiment.Control && closed.Find(experiment.Name, template.Id) is { } breach)
        {
            reason = $"{reason}; {experiment.Control} stands in for {arm.Prompt}, which was closed: {breach.Reason}";
            template = request.Prompts.Library.Get(experiment.Control);
        }

        return new PromptRoute(template, new InteractionRoute(domain.Name, reason, experiment.Name, template.Id.ToString()));
    }

    private static (PromptDomain Domain, string Reason)? ByRule(RoutingRequest request)
    {
        var routing = request.Prompts.Routing;
        var forms = routing.Rules.Count > 0 ? QuestionForms.Of(request.Question) : [];
        for (var i = 0; i < routing.Rules.Count; i++)
        {
            if (routing.Rules[i].Matches(forms, request.Chunks.Select(found => found.Chunk)))
            {
                return (routing.Domain(routing.Rules[i].Domain), $"rule {i + 1}: {routing.Rules[i]}");
            }
        }

        return null;
    }

    private async Task<(PromptDomain Domain, string Reason)> WithoutRuleAsync(RoutingRequest request, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        var routing = request.Prompts.Routing;
        if (classifier is null || routing.Classify == ClassifyMode.Off)
        {
            return (routing.Domain(routing.Default), routing.Rules.Count > 0 ? "default: no rule matches" : "default");
        }

        return await classifier.ClassifyAsync(request, uses, cancellationToken) is { } domain
            ? (domain, "the model's classification")
            : (routing.Domain(routing.Default), "default: no rule matches, and the model did not decide");
    }
}
