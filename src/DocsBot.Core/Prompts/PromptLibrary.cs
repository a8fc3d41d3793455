namespace DocsBot.Core.Prompts;

/// <summary>The prompts in force.</summary>
public sealed class PromptLibrary
{
    private readonly Dictionary<string, PromptTemplate[]> _byName;

    /// <summary>Creates a library.</summary>
    /// <param name="templates">All versions of all prompts.</param>
    /// <exception cref="PromptException">Two templates have the same name and version.</exception>
    public PromptLibrary(IEnumerable<PromptTemplate> templates)
    {
        _byName = templates
            .GroupBy(template => template.Id.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(template => template.Id.Version).ToArray(), StringComparer.Ordinal);

        foreach (var versions in _byName.Values)
        {
            for (var i = 1; i < versions.Length; i++)
            {
                if (versions[i].Id.Version == versions[i - 1].Id.Version)
                {
                    throw new PromptException($"The prompt {versions[i].Id} is there twice. Give one of the two files another version.");
                }
            }
        }
    }

    /// <summary>All templates, by name and version.</summary>
    public IEnumerable<PromptTemplate> Templates => _byName.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value);

    /// <summary>The highest version of a prompt; null when there is no prompt of that name.</summary>
    public PromptTemplate? Find(string name) => _byName.TryGetValue(name, out var versions) ? versions[^1] : null;

    /// <summary>A version of a prompt, or the highest one; null when it is not there.</summary>
    public PromptTemplate? Find(PromptReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Version is null
            ? Find(reference.Name)
            : _byName.TryGetValue(reference.Name, out var versions) ? Array.Find(versions, template => template.Id.Version == reference.Version) : null;
    }

    /// <summary>A version of a prompt, or the highest one.</summary>
    /// <exception cref="PromptException">It is not there.</exception>
    public PromptTemplate Get(PromptReference reference) =>
        Find(reference) ?? throw new PromptException($"There is no prompt {reference}. There are: {string.Join(", ", Templates.Select(template => template.Id))}.");

    /// <summary>The highest version of a prompt.</summary>
    /// <exception cref="PromptException">There is no prompt of that name.</exception>
    public PromptTemplate Latest(string name) =>
        Find(name)
            ?? throw new PromptException($"There is no prompt named '{name}'. Add prompts/{name}/v1.yaml. Known: {string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal))}.");
}
