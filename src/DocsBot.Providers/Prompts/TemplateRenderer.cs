using DocsBot.Core.Prompts;
using HandlebarsDotNet;

namespace DocsBot.Providers.Prompts;

/// <summary>Compiles a template once. Rendering is one pass: a value is put in encoded and never read as a template.</summary>
internal static class TemplateRenderer
{
    /// <summary>Compiles a checked template.</summary>
    /// <param name="id">Names the template in errors.</param>
    /// <param name="text">The template.</param>
    /// <param name="variables">What it declares.</param>
    /// <exception cref="PromptException">Handlebars cannot read the template; what it renders throws the same for a value it does not find.</exception>
    public static Func<PromptArguments, string> Compile(PromptId id, string text, TemplateVariables variables)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            TextEncoder = new HtmlValueEncoder(),
            ThrowOnUnresolvedBindingExpression = true,
        });

        var template = Guard(id, () => handlebars.Compile(text));
        return arguments => Guard(id, () => template(variables.Bind(arguments)));
    }

    private static T Guard<T>(PromptId id, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (HandlebarsException e)
        {
            throw new PromptException($"{id} cannot be rendered: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
