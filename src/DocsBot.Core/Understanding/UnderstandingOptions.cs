using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Understanding;

/// <summary>Settings of how a question is understood before it is searched for; configuration section <c>Understanding</c>.</summary>
public sealed class UnderstandingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Understanding";

    /// <summary>When the model is asked. Default <see cref="UnderstandingMode.FollowUps"/>.</summary>
    public UnderstandingMode Mode { get; set; } = UnderstandingMode.FollowUps;

    /// <summary>The longest wait for the model; then the rules do. Default 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "Understanding:Timeout (Understanding__Timeout) must be from 00:00:00.001 to 00:01:00, for example 00:00:03.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The most parts of a question that are searched for each by itself, besides the whole. Default 3; 0 searches for the whole only.</summary>
    [Range(0, 4)]
    public int Parts { get; set; } = 3;
}
