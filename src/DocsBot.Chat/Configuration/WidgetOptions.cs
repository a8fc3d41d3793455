using System.ComponentModel.DataAnnotations;

namespace DocsBot.Chat.Configuration;

/// <summary>What the widget shows and where it may be embedded; configuration section <c>Widget</c>.</summary>
public sealed class WidgetOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Widget";

    /// <summary>The product's name in the widget's title and texts. Default: none, the texts say "the documentation".</summary>
    [StringLength(80)]
    public string? Product { get; set; }

    /// <summary>Questions offered before the first one is asked, at most 6. Default: three made from the index.</summary>
    [MaxLength(6)]
    public string[] Examples { get; set; } = [];

    /// <summary>
    /// Sites that may embed the widget, as origins: <c>https://docs.example.com</c>. <c>*</c> allows every site. Default: none but this service itself and pages
    /// on this machine (localhost).
    /// </summary>
    public string[] AllowedOrigins { get; set; } = [];
}
