using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Generation;

/// <summary>What changes while the log grows: versions of the prompts, the model, the product. A version of the how-to prompt was a step back and was taken back.</summary>
internal sealed class ProductHistory
{
    private static readonly string[] FragmentNames = ["citations", "refusal", "tone"];

    private static readonly Dictionary<string, (string Prompt, PromptRelease[] Releases)> Prompts = new(StringComparer.Ordinal)
    {
        ["how-to"] = ("how_to",
        [
            new(0, 1), new(0.36, 1, Arm: 2, "steps-first", 0.2), new(0.44, 2), new(0.62, 3), new(0.70, 2), new(0.92, 2, Arm: 4, "shorter", 0.3),
        ]),
        ["troubleshooting"] = ("troubleshooting", [new(0, 1), new(0.48, 1, Arm: 2, "ask-for-logs", 0.3), new(0.55, 2)]),
        ["api-reference"] = ("api_reference", [new(0, 1)]),
        ["concept"] = ("concept", [new(0, 1), new(0.30, 2)]),
        ["account"] = ("account", [new(0, 1)]),
        ["general"] = ("answer", [new(0, 1), new(0.25, 2)]),
    };

    // How much likelier a good answer is than with the first version, in log odds.
    private static readonly Dictionary<string, double> Gains = new(StringComparer.Ordinal)
    {
        ["how_to@v2"] = 0.5, ["how_to@v3"] = -1.1, ["how_to@v4"] = 0.55, ["troubleshooting@v2"] = 0.6, ["concept@v2"] = 0.15,
    };

    private readonly Dictionary<string, PromptId> _ids;

    public ProductHistory()
    {
        _ids = Prompts.Values
            .SelectMany(prompt => prompt.Releases.SelectMany(release => new[] { release.Version, release.Arm ?? release.Version }).Distinct().Select(version => (prompt.Prompt, version)))
            .Distinct()
            .ToDictionary(one => $"{one.Prompt}@v{one.version}", one => new PromptId(one.Prompt, one.version, GeneratedText.Sha256(TextOf(one.Prompt, one.version))), StringComparer.Ordinal);
        Fragments = [.. FragmentNames.Select(name => new PromptFragment(name, GeneratedText.Sha256($"The fragment {name} of a generated log.")))];
    }

    /// <summary>The fragments that every prompt includes.</summary>
    public IReadOnlyList<PromptFragment> Fragments { get; }

    /// <summary>The text of a prompt, to be pinned.</summary>
    public static string TextOf(string name, int version) => $"The prompt {name}, version {version}, of a generated log.";

    /// <summary>How much likelier a good answer is with a version, in log odds.</summary>
    public static double Gain(PromptId prompt) => Gains.GetValueOrDefault(prompt.ToString());

    /// <summary>The release of a domain's prompt that is in force.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="time">The share of the time that is over.</param>
    public static PromptRelease Release(string domain, double time) => Prompts[domain].Releases.Last(release => release.From <= time);

    /// <summary>The version that a conversation gets.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="release">The release in force.</param>
    /// <param name="lot">The conversation's lot, 0 to 1: it stays with its arm.</param>
    public PromptId Prompt(string domain, PromptRelease release, double lot) =>
        _ids[$"{Prompts[domain].Prompt}@v{(release.Arm is { } arm && lot < release.Share ? arm : release.Version)}"];

    /// <summary>The model that is asked.</summary>
    public static GeneratedModel Model(double time, Dice dice) => dice.Happens(time < 0.5 ? 0.05 : time < 0.75 ? 0.5 : 0.9) ? GeneratedModel.Newer : GeneratedModel.Older;

    /// <summary>The version of the product that the reader chose; null when none.</summary>
    public static string? ProductVersion(double time, Dice dice)
    {
        if (!dice.Happens(0.45))
        {
            return null;
        }

        return dice.Happens(Math.Clamp((time - 0.4) * 1.4, 0, 0.8)) ? "3.0" : dice.Happens(0.7) ? "2.4" : "2.3";
    }
}
