using System.Globalization;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Reads <c>execution_settings.default</c>. A setting that DocsBot would not apply is refused rather than passed over; settings for other services
/// (<c>execution_settings.&lt;service&gt;</c>) are for other hosts of the same file.
/// </summary>
internal static class ExecutionSettings
{
    /// <summary>The settings that DocsBot applies.</summary>
    public static readonly string[] Keys = ["temperature", "top_p", "max_tokens", "stop_sequences"];

    /// <summary>The settings of a prompt file.</summary>
    public static PromptSettings Read(YamlFields root)
    {
        if (root.Mapping("execution_settings")?.Mapping("default") is not { } settings)
        {
            return new PromptSettings();
        }

        settings.RequireKnown(Keys);
        return new PromptSettings
        {
            Temperature = Number(settings, "temperature", 2),
            TopP = Number(settings, "top_p", 1),
            MaxTokens = settings.Number("max_tokens"),
            StopSequences = settings.Texts("stop_sequences"),
        };
    }

    private static float? Number(YamlFields settings, string key, float most)
    {
        if (settings.Text(key) is not { } text)
        {
            return null;
        }

        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most
            ? number
            : throw settings.Error(key, $"'{key}' is '{text}'. Write a number from 0 to {most.ToString(CultureInfo.InvariantCulture)}.");
    }
}
