using DocsBot.Core.Prompts;
using DocsBot.Lab.Web.Layout;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>The pages of the prompts.</summary>
internal static class PromptsEndpoints
{
    /// <summary>Adds them.</summary>
    public static void MapPrompts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/prompts", (PromptsOnDisk prompts) => Page.Of<PromptsPage>(PromptsModel.Of(prompts.Read())));
        routes.MapGet("/prompts/diff", (string? before, string? after, PromptsOnDisk prompts) => Diff(prompts.Read(), before, after));
        routes.MapGet("/prompts/{name}", (string name, PromptsOnDisk prompts) =>
            PromptModel.Of(name, prompts.Read()) is { } model ? Page.Of<PromptPage>(model) : NotThere(name, prompts));
        routes.MapGet("/prompts/{name}/v{version:int}", (string name, int version, PromptsOnDisk prompts) => Version(prompts, name, version));
    }

    private static IResult Version(PromptsOnDisk prompts, string name, int version)
    {
        var folder = prompts.Read();
        return folder.Versions(name).FirstOrDefault(entry => entry.Id.Version == version) is { } entry
            ? Page.Of<PromptVersionPage>(new PromptVersionModel(entry, folder))
            : NotThere(new PromptReference(name, version).ToString(), prompts);
    }

    /// <summary>Without a choice, the newest version and the one that it was made from.</summary>
    private static IResult Diff(PromptFolder folder, string? before, string? after)
    {
        var newest = folder.Entries.Where(entry => entry.Version?.Parent is not null).MaxBy(entry => entry.Version!.Date) ?? folder.Entries[^1];
        after ??= newest.Id.ToString();
        before ??= new PromptReference(newest.Id.Name, newest.Version?.Parent ?? newest.Id.Version).ToString();
        try
        {
            return Page.Of<PromptDiffPage>(PromptDiffModel.Of(folder, before, after));
        }
        catch (PromptException fault)
        {
            return Page.Fault(StatusCodes.Status404NotFound, "That version is not there", fault.Message);
        }
    }

    private static IResult NotThere(string what, PromptsOnDisk prompts) => Page.NotFound($"The prompt {what}", $"The folder {prompts.Directory} has no such prompt, or it does not load; the list of prompts names what is wrong.");
}
