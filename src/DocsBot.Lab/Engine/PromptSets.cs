using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Lab.Engine;

/// <summary>Sets of prompts made from others.</summary>
internal static class PromptSets
{
    /// <summary>The set in which one version answers every question. The versions of the other calls stay as the routing pins them.</summary>
    /// <param name="set">The prompts.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="PromptException">It is not there.</exception>
    public static PromptSet Only(PromptSet set, PromptId version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return With(set, set.Library.Get(new PromptReference(version.Name, version.Version)));
    }

    /// <summary>The set in which a template answers every question, be it on disk or not.</summary>
    /// <param name="set">The prompts.</param>
    /// <param name="template">The template.</param>
    public static PromptSet With(PromptSet set, PromptTemplate template)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(template);
        var others = set.Library.Templates.Where(other => other.Id.ToString() != template.Id.ToString());
        var domain = new PromptDomain { Name = PromptRouting.General, Description = "Every question.", Prompt = new PromptReference(template.Id.Name, template.Id.Version) };
        return new PromptSet(new PromptLibrary(others.Append(template)))
        {
            Routing = PromptRouting.None with { Domains = [domain], Default = domain.Name, Calls = set.Routing.Calls },
        };
    }
}
