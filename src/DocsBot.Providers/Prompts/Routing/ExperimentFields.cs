using System.Globalization;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Providers.Prompts.Routing;

/// <summary>Reads an experiment of <c>routing.yaml</c>.</summary>
internal static partial class ExperimentFields
{
    private static readonly string[] Keys = ["name", "control", "arms", "start", "stop", "minimum_sample", "minimum_ratings", "guardrails"];
    private static readonly string[] ArmKeys = ["prompt", "weight"];
    private static readonly string[] GuardrailKeys = ["error_rate", "thumbs_down_rate", "cost_per_answer"];
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Reads an experiment.</summary>
    /// <exception cref="PromptException">It is wrong.</exception>
    public static PromptExperiment Read(YamlFields fields, ReferenceFields references)
    {
        fields.RequireKnown(Keys);
        var name = fields.RequiredText("name");
        if (!NameOfExperiment().IsMatch(name))
        {
            throw fields.Error("name", $"'name' is '{name}'. Use letters, digits, hyphens, dots and underscores.");
        }

        var absent = new PromptExperiment { Name = name, Control = references.Read(fields, "control"), Arms = ReadArms(fields, references) };
        var experiment = absent with
        {
            Start = Instant(fields, "start"),
            Stop = Instant(fields, "stop"),
            MinimumSample = fields.Number("minimum_sample") ?? absent.MinimumSample,
            MinimumRatings = fields.Number("minimum_ratings") ?? absent.MinimumRatings,
            Guardrails = ReadGuardrails(fields),
        };
        if (!experiment.Arms.Any(arm => arm.Prompt == experiment.Control))
        {
            throw fields.Error("control", $"the control {experiment.Control} is no arm. Give it an arm with the share that it is to have.");
        }

        return experiment.Stop <= experiment.Start
            ? throw fields.Error("stop", "'stop' is not after 'start'. Swap them.")
            : experiment;
    }

    private static List<ExperimentArm> ReadArms(YamlFields fields, ReferenceFields references)
    {
        var arms = new List<ExperimentArm>();
        foreach (var below in fields.Mappings("arms"))
        {
            below.RequireKnown(ArmKeys);
            var arm = new ExperimentArm(references.ReadAnswer(below, "prompt"), Real(below, "weight", 1_000_000) ?? throw below.ErrorHere("the key 'weight' is missing. Add it."));
            if (arm.Weight <= 0)
            {
                throw below.Error("weight", $"'weight' is '{below.Text("weight")}'. Write a number over 0, or remove the arm.");
            }

            if (arms.Exists(known => known.Prompt == arm.Prompt))
            {
                throw below.Error("prompt", $"the arm {arm.Prompt} is there twice. Add their weights up.");
            }

            arms.Add(arm);
        }

        return arms.Count >= 2 ? arms : throw fields.Error("arms", "an experiment needs two arms or more under 'arms', each with prompt and weight.");
    }

    private static Guardrails ReadGuardrails(YamlFields fields)
    {
        if (fields.Mapping("guardrails") is not { } below)
        {
            return new Guardrails();
        }

        below.RequireKnown(GuardrailKeys);
        return new Guardrails
        {
            ErrorRate = Real(below, "error_rate", 1),
            ThumbsDownRate = Real(below, "thumbs_down_rate", 1),
            CostPerAnswer = Real(below, "cost_per_answer", 1_000_000),
        };
    }

    private static double? Real(YamlFields fields, string key, double most)
    {
        if (fields.Text(key) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw fields.Error(key, string.Create(CultureInfo.InvariantCulture, $"'{key}' is '{text}'. Write a number from 0 to {most}."));
    }

    private static DateTimeOffset? Instant(YamlFields fields, string key)
    {
        if (fields.Text(key) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw fields.Error(key, $"'{key}' is '{text}'. Write an instant with its zone, as in 2026-01-31T12:00:00Z.");
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameOfExperiment();
}
