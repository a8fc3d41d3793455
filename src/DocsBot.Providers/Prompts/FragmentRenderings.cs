using System.Net;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>Renders each fragment of a version by itself, to see what it adds to the prompt.</summary>
/// <param name="id">The version.</param>
/// <param name="texts">The fragments with those that they include in their places, by name.</param>
/// <param name="variables">What the version declares.</param>
internal sealed class FragmentRenderings(PromptId id, IReadOnlyList<(string Name, string Text)> texts, TemplateVariables variables)
{
    /// <summary>The fragments, by name.</summary>
    public IReadOnlyList<RenderedFragment> Of(PromptArguments arguments) => [.. texts.Select(fragment => new RenderedFragment(fragment.Name, Render(fragment.Text, arguments)))];

    private string? Render(string text, PromptArguments arguments)
    {
        try
        {
            return WebUtility.HtmlDecode(TemplateRenderer.Compile(id, text, variables)(arguments));
        }
        catch (PromptException)
        {
            return null;
        }
    }
}
