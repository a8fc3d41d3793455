using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Lifecycle;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Lifecycle;

/// <summary><c>rollback</c>: an experiment ends, or the version before answers again.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "A domain such as how-to, or a prompt such as answer." };
        var to = new Option<string?>("--to") { Description = "The version that is to answer, such as v3 or answer@v3; the one before without it, or the control of the experiment.", HelpName = "vN" };
        var (by, why, dryRun, places) = (LifecycleCommand.By(), LifecycleCommand.Why(), LifecycleCommand.DryRun(), new LabOptions());
        var command = new Command("rollback", "Ends an experiment, or lets the version before answer again.") { what, to, why, by, dryRun };
        places.AddTo(command);
        command.SetAction((parsed, _) => LifecycleCommand.GuardAsync(parsed, (output, errors) =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(why)))
            {
                throw new PromptException("A roll-back needs a reason, which the lineage keeps: --why \"…\"");
            }

            var folder = PromptFolder.Read(FolderOf(places.Read(parsed)));
            RequireRouting(folder);
            var domain = DomainOf(folder.Routing, parsed.GetRequiredValue(what));
            var target = parsed.GetValue(to) is { } text ? Version(text, domain.Prompt.Name) : null;
            var plan = Rollback.Plan(folder, domain, target, (parsed.GetValue(by) ?? Environment.UserName, TimeProvider.System.GetUtcNow(), parsed.GetValue(why)!));
            return Task.FromResult(LifecycleCommand.Finish(plan, parsed.GetValue(dryRun), output, errors));
        }));
        return command;
    }

    /// <summary>No more of the configuration is read than this: a fault elsewhere in it must not stand in the way.</summary>
    private static string FolderOf(LabPlaces places) =>
        Locations.Prompts(ConfigurationCheck.Read<PromptsOptions>(LabConfiguration.Read(places), PromptsOptions.Section).Directory);

    /// <summary>Of a routing that cannot be read nothing is known.</summary>
    private static void RequireRouting(PromptFolder folder)
    {
        if (folder.Faults.FirstOrDefault(fault => fault.Message.StartsWith(folder.RoutingPath, StringComparison.Ordinal)) is { } fault)
        {
            throw fault;
        }
    }

    private static PromptDomain DomainOf(PromptRouting routing, string what) =>
        routing.Domains.FirstOrDefault(domain => domain.Name == what) ?? DomainChoice.Find(routing, domain: null, what);

    private static PromptReference Version(string text, string prompt) =>
        PromptReference.TryParse(text.Contains('@', StringComparison.Ordinal) ? text : $"{prompt}@{text}", out var reference)
            ? reference
            : throw new PromptException($"--to is '{text}'. Write a version such as v3 or answer@v3.");
}
