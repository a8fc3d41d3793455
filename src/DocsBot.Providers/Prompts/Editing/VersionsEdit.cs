using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts.Lineage;
using YamlDotNet.RepresentationModel;
using static DocsBot.Providers.Prompts.Editing.YamlLayout;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>Adds what happened to a version to the text of <c>versions.yaml</c>.</summary>
internal static class VersionsEdit
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Adds an evaluation.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="text">Its text.</param>
    /// <param name="version">The version, which must be described there.</param>
    /// <param name="evaluation">The evaluation.</param>
    /// <exception cref="PromptException">The file cannot be edited, or does not describe the version.</exception>
    public static string Add(string file, string text, int version, PromptEvaluation evaluation) => Append(file, text, version, "evaluations", LayOut(evaluation));

    /// <summary>Adds a promotion or a roll-back.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="text">Its text.</param>
    /// <param name="version">The version, which must be described there.</param>
    /// <param name="change">What was done.</param>
    /// <exception cref="PromptException">The file cannot be edited, or does not describe the version.</exception>
    public static string Add(string file, string text, int version, PromptChange change) => Append(file, text, version, "history", LayOut(change));

    private static string Append(string file, string text, int version, string key, YamlNode item)
    {
        var edit = YamlEdit.Of(file, text, VersionsFile.Keys);
        var mapping = edit.Root.Children.TryGetValue(Plain("versions"), out var node) && node is YamlSequenceNode versions
            ? versions.OfType<YamlMappingNode>().FirstOrDefault(mapping => NumberOf(mapping) == version)
            : null;
        return mapping is null
            ? throw new PromptException($"{file} does not describe version {version}. Add it with author, date and change.")
            : edit.Append(mapping, key, item);
    }

    private static int? NumberOf(YamlMappingNode mapping) =>
        mapping.Children.TryGetValue(Plain("version"), out var node) && node is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static YamlMappingNode LayOut(PromptEvaluation evaluation)
    {
        var pairs = new List<(string, YamlNode)>
        {
            ("set", Quoted(evaluation.Set)),
            ("date", Plain(evaluation.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            ("sha256", Plain(evaluation.Sha256)),
            ("model", Quoted(evaluation.Model)),
            ("metrics", Flow(evaluation.Metrics.Select(metric => (metric.Key, (YamlNode)Number(metric.Value))))),
        };
        AddText(pairs, "run", evaluation.Run);
        if (evaluation.Against is { } against)
        {
            pairs.Add(("against", Plain(against.ToString())));
        }

        if (evaluation.Differences.Count > 0)
        {
            pairs.Add(("differences", Flow(evaluation.Differences.Select(metric => (metric.Key, (YamlNode)FlowList(Number(metric.Value.Mean), Number(metric.Value.Low), Number(metric.Value.High)))))));
        }

        return Block(pairs);
    }

    private static YamlMappingNode LayOut(PromptChange change)
    {
        var pairs = new List<(string, YamlNode)>
        {
            ("at", Plain(change.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture))),
            ("did", Plain(ChangeFields.NameOf(change.Kind))),
            ("domain", Plain(change.Domain)),
            ("from", Plain(change.From.ToString())),
            ("to", Plain(change.To.ToString())),
        };
        AddText(pairs, "experiment", change.Experiment);
        if (change.Share is { } share)
        {
            pairs.Add(("share", Number(share)));
        }

        pairs.Add(("by", Quoted(change.By)));
        AddText(pairs, "why", change.Why);
        AddText(pairs, "run", change.Run);
        if (change.Accepted.Count > 0)
        {
            pairs.Add(("accepted", FlowList(change.Accepted.Select(Quoted))));
        }

        return Block(pairs);
    }

    private static void AddText(List<(string, YamlNode)> pairs, string key, string? text)
    {
        if (text is not null)
        {
            pairs.Add((key, Quoted(text)));
        }
    }

    private static YamlScalarNode Number(double value) => Plain(value.ToString("0.######", CultureInfo.InvariantCulture));
}
