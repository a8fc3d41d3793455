using System.CommandLine;
using System.Globalization;
using DocsBot.Lab.Lifecycle;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary><c>prompts lineage</c>: the versions of each prompt as a tree, with where they came from and how they did.</summary>
internal static class PromptsLineageCommand
{
    public static Command Create()
    {
        var folder = PromptsCommand.Folder();
        var name = new Argument<string?>("name") { Description = "The prompt; all of them without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("lineage", "Shows which version came from which, and how each did.") { name, folder };
        command.SetAction(parsed => PromptsCommand.Guard(parsed, folder, (prompts, output, _) =>
        {
            var wanted = parsed.GetValue(name);
            var chosen = wanted is null ? prompts.Entries : [.. prompts.Versions(prompts.Find(wanted).Id.Name)];
            foreach (var prompt in chosen.GroupBy(entry => entry.Id.Name, StringComparer.Ordinal))
            {
                output.WriteLine(prompt.Key);
                WriteChildren([.. prompt], parent: null, depth: 1, prompts.Lock, output);
            }

            return 0;
        }));
        return command;
    }

    private static void WriteChildren(IReadOnlyList<PromptEntry> versions, int? parent, int depth, ReleaseLock released, TextWriter output)
    {
        // A version whose parent is not there any more stands at the root, rather than nowhere.
        var known = versions.Select(entry => entry.Id.Version).ToHashSet();
        foreach (var entry in versions.Where(entry => (entry.Version?.Parent is { } from && known.Contains(from) ? from : (int?)null) == parent))
        {
            var indent = new string(' ', depth * 2);
            var about = entry.Version is { } version
                ? string.Create(CultureInfo.InvariantCulture, $"{version.Date:yyyy-MM-dd} {version.Author}{(version.Domain is { } domain ? $" ({domain})" : "")}: {version.Change}")
                : "not described in versions.yaml";
            output.WriteLine($"{indent}v{entry.Id.Version} {entry.Id.Sha256[..12]}{(released.Holds(entry.Id) ? " released" : "")}  {about}");
            foreach (var line in LineageText.Of(entry))
            {
                output.WriteLine($"{indent}    {line}");
            }

            WriteChildren(versions, entry.Id.Version, depth + 1, released, output);
        }
    }
}
