using DocsBot.Core.Routing;

namespace DocsBot.Providers.Prompts.Routing;

/// <summary>Reads a rule of <c>routing.yaml</c>.</summary>
internal static class RuleFields
{
    private static readonly string[] Keys = ["domain", "form", "products", "versions", "languages", "paths"];

    /// <summary>Reads a rule for a domain that is there.</summary>
    /// <exception cref="Core.Prompts.PromptException">It is wrong.</exception>
    public static RoutingRule Read(YamlFields fields, string domain)
    {
        fields.RequireKnown(Keys);
        var rule = new RoutingRule
        {
            Domain = domain,
            Form = ReadForm(fields),
            Products = fields.Texts("products"),
            Versions = fields.Texts("versions"),
            Languages = fields.Texts("languages"),
            Paths = [.. fields.Texts("paths").Select(pattern => ReadGlob(fields, pattern))],
        };
        return rule.HasCondition
            ? rule
            : throw fields.ErrorHere($"the rule for '{domain}' has no condition, so no rule under it would ever be looked at. Add one of {string.Join(", ", Keys.Skip(1))}, or make the domain the default.");
    }

    private static QuestionForm? ReadForm(YamlFields fields)
    {
        if (fields.Text("form") is not { } text)
        {
            return null;
        }

        foreach (var form in Enum.GetValues<QuestionForm>())
        {
            if (QuestionForms.NameOf(form) == text)
            {
                return form;
            }
        }

        throw fields.Error("form", $"'form' is '{text}'. Known: {string.Join(", ", Enum.GetValues<QuestionForm>().Select(QuestionForms.NameOf))}.");
    }

    private static PathGlob ReadGlob(YamlFields fields, string pattern)
    {
        try
        {
            return new PathGlob(pattern);
        }
        catch (FormatException e)
        {
            throw fields.Error("paths", e.Message, e);
        }
    }
}
