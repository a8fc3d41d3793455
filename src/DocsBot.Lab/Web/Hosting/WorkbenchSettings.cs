using DocsBot.Lab.Engine;
using DocsBot.Lab.Web.Security;

namespace DocsBot.Lab.Web.Hosting;

/// <summary>What the workbench was started with.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Key">What opens it.</param>
/// <param name="Places">What it works on.</param>
/// <param name="Configuration">The service's own configuration.</param>
internal sealed record WorkbenchSettings(WorkbenchAddress Address, WorkbenchKey Key, LabPlaces Places, IConfiguration Configuration)
{
    /// <summary>More names under which it is opened.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}
