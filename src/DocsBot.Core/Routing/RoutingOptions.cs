using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Routing;

/// <summary>How questions get their prompts, beside <c>prompts/routing.yaml</c>; configuration section <c>Routing</c>.</summary>
public sealed class RoutingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Routing";

    /// <summary>The longest wait for the model that classifies a question; then the default domain has it. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "Routing:ClassifyTimeout (Routing__ClassifyTimeout) must be from 00:00:00.001 to 00:01:00, for example 00:00:02.")]
    public TimeSpan ClassifyTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the arms of running experiments are held to their guardrails. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00", ErrorMessage = "Routing:ExperimentInterval (Routing__ExperimentInterval) must be from 00:00:00.050 to 01:00:00, for example 00:00:05.")]
    public TimeSpan ExperimentInterval { get; set; } = TimeSpan.FromSeconds(5);
}
