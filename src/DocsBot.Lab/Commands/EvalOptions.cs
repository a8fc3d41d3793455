using System.CommandLine;

namespace DocsBot.Lab.Commands;

/// <summary>Options that the evaluation commands share.</summary>
internal static class EvalOptions
{
    public static Option<string[]> Sets() => new Option<string[]>("--set")
    {
        Description = "A folder with corpus.jsonl, queries.jsonl, qrels.tsv and perhaps exclude.tsv. May be given several times.",
        HelpName = "DIR",
        Required = true,
    };

    public static Option<bool> Verbose() => new Option<bool>("--verbose") { Description = "Says on standard error how long each step took and how much memory the process needed." };
}
