using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Routing;

/// <summary>Reads names of versions, such as <c>how_to@v1</c>, that must be there.</summary>
/// <param name="exists">Whether there is a prompt of a version, or any of its name.</param>
/// <param name="answers">Whether a version takes a question and its passages.</param>
internal sealed class ReferenceFields(Func<PromptReference, bool> exists, Func<PromptReference, bool> answers)
{
    /// <summary>Whether it is there.</summary>
    public bool Exists(PromptReference reference) => exists(reference);

    /// <summary>The version that a key names, which must be one that answers.</summary>
    /// <exception cref="PromptException">The key is missing, or its value names no such version.</exception>
    public PromptReference ReadAnswer(YamlFields fields, string key)
    {
        var reference = Read(fields, key);
        return answers(reference) ? reference : throw fields.Error(key, $"'{key}' is '{reference}', which does not hold the question and the passages between their marks, so it cannot answer. Name a prompt such as answer@v1.");
    }

    /// <summary>The version that a key names.</summary>
    /// <exception cref="PromptException">The key is missing, or its value names no version.</exception>
    public PromptReference Read(YamlFields fields, string key)
    {
        var text = fields.RequiredText(key);
        if (!PromptReference.TryParse(text, out var reference))
        {
            throw fields.Error(key, $"'{key}' is '{text}'. Write the name and version of a prompt, as in how_to@v1.");
        }

        return exists(reference) ? reference : throw fields.Error(key, $"'{key}' is '{text}', and there is no such version. Add prompts/{reference.Name}/v{reference.Version}.yaml, or name another.");
    }
}
