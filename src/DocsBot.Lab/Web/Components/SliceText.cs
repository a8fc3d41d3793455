using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Components;

/// <summary>Slices in words, and where their interactions are.</summary>
internal static class SliceText
{
    /// <summary>What stands in an address for "has none".</summary>
    public const string None = "(none)";

    /// <summary>The dimension in words.</summary>
    public static string NameOf(LogDimension dimension) => dimension switch
    {
        LogDimension.Domain => "Kind of question",
        LogDimension.Page => "Page",
        LogDimension.Version => "Product version",
        LogDimension.Language => "Language",
        LogDimension.Prompt => "Prompt",
        LogDimension.Model => "Model",
        LogDimension.Site => "Site",
        LogDimension.Arm => "Experiment",
        _ => dimension.ToString(),
    };

    /// <summary>The parameter of the list that filters by it.</summary>
    public static string ParameterOf(LogDimension dimension) => dimension switch
    {
        LogDimension.Arm => "experiment",
        _ => dimension.ToString().ToLowerInvariant(),
    };

    /// <summary>The value in words.</summary>
    public static string ValueOf(string value) => value.Length == 0 ? None : value;

    /// <summary>What it is worse in.</summary>
    public static string NameOf(SliceMetric metric) => metric switch
    {
        SliceMetric.Flagged => "with a failure signal",
        SliceMetric.NoAnswer => "without an answer",
        SliceMetric.ThumbsDown => "thumbs down",
        SliceMetric.Errors => "errors",
        _ => metric.ToString(),
    };
}
