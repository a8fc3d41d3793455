using System.ComponentModel.DataAnnotations;
using DocsBot.Lab.Web.Security;

namespace DocsBot.Lab.Web.Hosting;

/// <summary>Who may open the workbench, and under which names; configuration section <c>Workbench</c>.</summary>
public sealed class WorkbenchOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Workbench";

    /// <summary>
    /// The key that opens the workbench, at least 20 characters. Default: none, a new one is made at every start and printed. An address that other machines reach
    /// needs one.
    /// </summary>
    [MinLength(WorkbenchKey.ShortestGiven, ErrorMessage = "A key needs 20 characters or more.")]
    public string? Key { get; set; }

    /// <summary>Names besides that of its address under which the workbench is opened, without port, for example that of a reverse proxy: <c>lab.example.com</c>. Default: none.</summary>
    public string[] Hosts { get; set; } = [];
}
