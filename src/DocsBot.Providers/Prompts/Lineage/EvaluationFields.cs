using System.Globalization;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Lineage;

/// <summary>Reads an evaluation of <c>versions.yaml</c>.</summary>
internal static class EvaluationFields
{
    private static readonly string[] Keys = ["set", "date", "sha256", "model", "metrics", "run", "against", "differences"];

    /// <summary>Reads an evaluation.</summary>
    /// <exception cref="PromptException">It is wrong.</exception>
    public static PromptEvaluation Read(YamlFields fields)
    {
        fields.RequireKnown(Keys);
        var metrics = fields.Mapping("metrics") ?? throw fields.ErrorHere("the key 'metrics' is missing. Add it.");
        var differences = fields.Mapping("differences");
        return new PromptEvaluation
        {
            Set = fields.RequiredText("set"),
            Date = fields.Date("date"),
            Sha256 = fields.RequiredText("sha256"),
            Model = fields.RequiredText("model"),
            Metrics = metrics.Keys.ToDictionary(key => key, key => Number(metrics, key, metrics.RequiredText(key)), StringComparer.Ordinal),
            Run = fields.Text("run"),
            Against = fields.Text("against") is null ? null : ReferenceIn(fields, "against"),
            Differences = differences is null
                ? new Dictionary<string, MetricDifference>(StringComparer.Ordinal)
                : differences.Keys.ToDictionary(key => key, key => Difference(differences, key), StringComparer.Ordinal),
        };
    }

    /// <summary>A version that a key names. It need not be there any more: the lineage says what was.</summary>
    /// <exception cref="PromptException">It is no name of a version.</exception>
    public static PromptReference ReferenceIn(YamlFields fields, string key) => PromptReference.TryParse(fields.RequiredText(key), out var reference)
        ? reference
        : throw fields.Error(key, $"'{key}' is '{fields.Text(key)}'. Write the name and version of a prompt, as in how_to@v1.");

    private static MetricDifference Difference(YamlFields fields, string key)
    {
        var numbers = fields.Texts(key).Select(text => Number(fields, key, text)).ToList();
        return numbers is [var mean, var low, var high]
            ? new MetricDifference(mean, low, high)
            : throw fields.Error(key, $"'{key}' has {numbers.Count} numbers. Write three: the mean difference, and the ends of its interval.");
    }

    private static double Number(YamlFields fields, string key, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw fields.Error(key, $"'{key}' is '{text}'. Write a number.");
}
