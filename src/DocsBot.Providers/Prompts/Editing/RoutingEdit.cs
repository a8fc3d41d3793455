using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts.Routing;
using YamlDotNet.RepresentationModel;
using static DocsBot.Providers.Prompts.Editing.YamlLayout;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>Changes what answers a domain in the text of <c>routing.yaml</c>.</summary>
internal static class RoutingEdit
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Lets a version answer all questions of a domain; an experiment there ends.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="text">Its text; empty when there is no file, in which case one of this domain alone is written.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="prompt">The version.</param>
    /// <exception cref="PromptException">The file cannot be edited, or has no such domain.</exception>
    public static string SetPrompt(string file, string text, PromptDomain domain, PromptReference prompt) => Set(file, text, domain, "prompt", Plain(prompt.ToString()));

    /// <summary>Lets an experiment answer the questions of a domain, in the place of the prompt or the experiment that is there.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="text">Its text; empty when there is no file.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="PromptException">The file cannot be edited, or has no such domain.</exception>
    public static string SetExperiment(string file, string text, PromptDomain domain, PromptExperiment experiment) => Set(file, text, domain, "experiment", LayOut(experiment));

    private static string Set(string file, string text, PromptDomain domain, string key, YamlNode value)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return New(domain, key, value);
        }

        var edit = YamlEdit.Of(file, text, RoutingFile.Keys);
        var mapping = Find(edit.Root, domain.Name) ?? throw new PromptException($"{file} has no domain '{domain.Name}'. Add it with name, description and prompt.");
        var old = mapping.Children.ContainsKey(Plain("experiment")) ? "experiment" : "prompt";
        return edit.Replace(mapping, old, key, value);
    }

    private static YamlMappingNode? Find(YamlMappingNode root, string domain) =>
        root.Children.TryGetValue(Plain("domains"), out var node) && node is YamlSequenceNode domains
            ? domains.OfType<YamlMappingNode>().FirstOrDefault(mapping => mapping.Children.TryGetValue(Plain("name"), out var name) && name is YamlScalarNode scalar && scalar.Value == domain)
            : null;

    private static string New(PromptDomain domain, string key, YamlNode value)
    {
        var routing = Block(
            ("default", Plain(domain.Name)),
            ("domains", BlockList(Block(("name", Plain(domain.Name)), ("description", Quoted(domain.Description)), (key, value)))));
        return $"# yaml-language-server: $schema={PromptFolder.Schemas}/routing.schema.json\n{string.Concat(Lines(routing).Select(line => line + "\n"))}";
    }

    private static YamlMappingNode LayOut(PromptExperiment experiment)
    {
        var pairs = new List<(string, YamlNode)>
        {
            ("name", Plain(experiment.Name)),
            ("control", Plain(experiment.Control.ToString())),
            ("arms", BlockList(experiment.Arms.Select(arm => Flow(("prompt", Plain(arm.Prompt.ToString())), ("weight", Number(arm.Weight)))))),
        };
        Add("start", experiment.Start, instant => Plain(instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)));
        Add("stop", experiment.Stop, instant => Plain(instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)));
        pairs.Add(("minimum_sample", Number(experiment.MinimumSample)));
        pairs.Add(("minimum_ratings", Number(experiment.MinimumRatings)));
        if (experiment.Guardrails != new Guardrails())
        {
            pairs.Add(("guardrails", LayOut(experiment.Guardrails)));
        }

        return Block(pairs);

        void Add<T>(string key, T? value, Func<T, YamlNode> write)
            where T : struct
        {
            if (value is { } known)
            {
                pairs.Add((key, write(known)));
            }
        }
    }

    private static YamlMappingNode LayOut(Guardrails guardrails) => Flow(new (string Key, double? Value)[]
    {
        ("error_rate", guardrails.ErrorRate),
        ("thumbs_down_rate", guardrails.ThumbsDownRate),
        ("cost_per_answer", guardrails.CostPerAnswer),
    }.Where(bound => bound.Value is not null).Select(bound => (bound.Key, (YamlNode)Number(bound.Value!.Value))));

    /// <summary>The reader takes no exponents.</summary>
    private static YamlScalarNode Number(double value) => Plain(value.ToString("0.############", CultureInfo.InvariantCulture));
}
