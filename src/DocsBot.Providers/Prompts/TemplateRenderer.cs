using DocsBot.Core.Prompts;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

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
        var template = Compile(id, text);
        return arguments => template(variables.Bind(arguments));
    }

    /// <summary>Compiles a text that is rendered with values by their names.</summary>
    /// <param name="id">Names the template in errors.</param>
    /// <param name="text">The template.</param>
    /// <exception cref="PromptException">As above.</exception>
    public static Func<Dictionary<string, object>, string> Compile(PromptId id, string text)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            TextEncoder = new HtmlValueEncoder(),
            ThrowOnUnresolvedBindingExpression = true,
        });

        var template = Guard(id, () => handlebars.Compile(text));
        return values => Guard(id, () => template(values));
    }

    private static T Guard<T>(PromptId id, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new PromptException($"{id} cannot be rendered: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
