using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Providers.Prompts.Routing;

/// <summary>Reads <c>routing.yaml</c>: which prompt answers which kind of question.</summary>
internal static partial class RoutingFile
{
    /// <summary>The file's name in the folder of prompts.</summary>
    public const string Name = "routing.yaml";

    /// <summary>The keys of the file.</summary>
    public static readonly string[] Keys = ["default", "classify", "domains", "rules", "calls"];
    private static readonly string[] DomainKeys = ["name", "description", "prompt", "experiment"];

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="references">The versions that there are.</param>
    /// <exception cref="PromptException">It is wrong; the message names file, line and key.</exception>
    public static PromptRouting Read(string file, ReferenceFields references)
    {
        var fields = new YamlFields(file, YamlFile.Parse(file, File.ReadAllBytes(file), Keys));
        fields.RequireKnown(Keys);
        var domains = ReadDomains(fields, references);
        return new PromptRouting
        {
            Domains = domains,
            Default = OneOf(domains, fields, "default"),
            Classify = ReadClassify(fields, references),
            Rules = [.. fields.Mappings("rules").Select(rule => RuleFields.Read(rule, OneOf(domains, rule, "domain")))],
            Calls = ReadCalls(fields, references),
        };
    }

    private static List<PromptDomain> ReadDomains(YamlFields fields, ReferenceFields references)
    {
        var domains = new List<PromptDomain>();
        foreach (var below in fields.Mappings("domains"))
        {
            below.RequireKnown(DomainKeys);
            var domain = ReadDomain(below, references);
            if (domains.Exists(known => known.Name == domain.Name))
            {
                throw below.Error("name", $"the domain '{domain.Name}' is there twice. Remove one.");
            }

            if (domain.Experiment is { } experiment && domains.Exists(known => known.Experiment?.Name == experiment.Name))
            {
                throw below.Error("experiment", $"the experiment '{experiment.Name}' is there twice. Give one of the two another name: a conversation's arm follows from it.");
            }

            domains.Add(domain);
        }

        return domains.Count switch
        {
            0 => throw fields.ErrorHere("the key 'domains' is missing or empty. Add a domain with name, description and prompt."),
            > DomainClassifier.MostDomains => throw fields.Error("domains", $"there are {domains.Count} domains. At most {DomainClassifier.MostDomains} can be told apart by a letter."),
            _ => domains,
        };
    }

    private static PromptDomain ReadDomain(YamlFields fields, ReferenceFields references)
    {
        var name = fields.RequiredText("name");
        if (!NameOfDomain().IsMatch(name))
        {
            throw fields.Error("name", $"'name' is '{name}'. Use lower-case letters, digits and hyphens.");
        }

        var experiment = fields.Mapping("experiment");
        if (experiment is null == fields.Text("prompt") is null)
        {
            throw fields.ErrorHere($"the domain '{name}' needs one of the keys 'prompt' and 'experiment', and has {(experiment is null ? "none" : "both")}.");
        }

        var read = experiment is null ? null : ExperimentFields.Read(experiment, references);
        return new PromptDomain
        {
            Name = name,
            Description = fields.RequiredText("description"),
            Prompt = read?.Control ?? references.ReadAnswer(fields, "prompt"),
            Experiment = read,
        };
    }

    private static string OneOf(List<PromptDomain> domains, YamlFields fields, string key)
    {
        var name = fields.RequiredText(key);
        return domains.Exists(domain => domain.Name == name)
            ? name
            : throw fields.Error(key, $"'{key}' is '{name}', which is no domain. There are: {string.Join(", ", domains.Select(domain => domain.Name))}.");
    }

    private static ClassifyMode ReadClassify(YamlFields fields, ReferenceFields references) => fields.Text("classify") switch
    {
        null or "off" => ClassifyMode.Off,
        "undecided" when references.Exists(new PromptReference(DomainClassifier.PromptName, Version: null)) => ClassifyMode.Undecided,
        "undecided" => throw fields.Error("classify", $"'classify' is 'undecided', and there is no prompt {DomainClassifier.PromptName}. Add it, or write off."),
        var other => throw fields.Error("classify", $"'classify' is '{other}'. Write off or undecided."),
    };

    private static Dictionary<string, PromptReference> ReadCalls(YamlFields fields, ReferenceFields references)
    {
        var calls = new Dictionary<string, PromptReference>(StringComparer.Ordinal);
        if (fields.Mapping("calls") is not { } below)
        {
            return calls;
        }

        foreach (var name in below.Keys)
        {
            var reference = references.Read(below, name);
            calls.Add(name, reference.Name == name ? reference : throw below.Error(name, $"'{name}' is {reference}. A call is pinned to a version of the prompt of its own name, as in {name}: {name}@v1."));
        }

        return calls;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameOfDomain();
}
