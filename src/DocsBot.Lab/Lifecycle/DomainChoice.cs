using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Lab.Lifecycle;

/// <summary>Finds the kind of question that a prompt answers, when nobody names it.</summary>
internal static class DomainChoice
{
    /// <summary>The domain that is named, or the only one that a prompt answers.</summary>
    /// <param name="routing">The routing.</param>
    /// <param name="domain">The domain's name; null when nobody names it.</param>
    /// <param name="prompt">The prompt's name.</param>
    /// <exception cref="PromptException">There is none, or there are several.</exception>
    public static PromptDomain Find(PromptRouting routing, string? domain, string prompt)
    {
        if (domain is not null)
        {
            return routing.Domain(domain);
        }

        return routing.Domains.Where(known => Answers(known, prompt)).ToList() switch
        {
            [var one] => one,
            [] => throw new PromptException($"No domain is answered by the prompt {prompt}. Name one with --domain: {Names(routing.Domains)}."),
            var several => throw new PromptException($"Several domains are answered by the prompt {prompt}. Name one with --domain: {Names(several)}."),
        };
    }

    /// <summary>The version that answers a domain now: the control, where an experiment runs.</summary>
    /// <exception cref="PromptException">It is not there.</exception>
    public static PromptId InForce(PromptSet prompts, PromptDomain domain) => prompts.Library.Get(domain.Prompt).Id;

    /// <summary>How the routing names a version.</summary>
    public static PromptReference ReferenceTo(PromptId id) => new(id.Name, id.Version);

    private static bool Answers(PromptDomain domain, string prompt) => domain.Prompt.Name == prompt || (domain.Experiment?.Arms.Any(arm => arm.Prompt.Name == prompt) ?? false);

    private static string Names(IEnumerable<PromptDomain> domains) => string.Join(", ", domains.Select(domain => domain.Name));
}
