using System.CommandLine;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Injection;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval injection</c>: attacks every prompt with every attack of a set, then asks the extractive model over poisoned pages.</summary>
internal static class EvalInjectionCommand
{
    public static Command Create()
    {
        var set = new Option<string>("--set") { Description = "A folder with bipia_attacks_train.jsonl, giskard.jsonl and poisoned_dev.jsonl.", HelpName = "DIR", Required = true };
        var prompts = new Option<string?>("--prompts") { Description = "The folder of prompts. Default: the repository's.", HelpName = "DIR" };
        var promptsOnly = new Option<bool>("--prompts-only") { Description = "Attacks the prompts and asks no questions, which takes seconds." };
        var verbose = EvalOptions.Verbose();
        var command = new Command("injection", "Counts what prompt-injection attacks do to the prompts (all must be 0), and to the extractive model's answers.") { set, prompts, promptsOnly, verbose };
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            (output, log) => RunAsync(parsed.GetRequiredValue(set), Locations.Prompts(parsed.GetValue(prompts)), parsed.GetValue(promptsOnly), output, log, stop),
            stop));
        return command;
    }

    private static async Task RunAsync(string folder, string promptFolder, bool promptsOnly, TextWriter output, EvaluationLog log, CancellationToken cancellationToken)
    {
        var set = InjectionSet.Read(folder);
        var prompts = PromptFolder.Load(promptFolder);
        var rows = new List<(string Prompt, InjectionCounts Counts)>();
        foreach (var template in prompts.Library.Templates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add((template.Id.ToString(), InjectionRun.Attack(template, set)));
        }

        InjectionReport.Write(rows, output);
        if (rows.Any(row => !row.Counts.IsClean))
        {
            throw new EvaluationSetException(set.Folder, line: null, "its attacks got through, see the table.");
        }

        foreach (var pages in promptsOnly ? [] : set.Pages.GroupBy(page => page.Set, StringComparer.Ordinal))
        {
            var corpus = Path.Combine(Path.GetDirectoryName(set.Folder)!, pages.Key, "corpus.jsonl");
            if (!File.Exists(corpus))
            {
                log.Warn($"{pages.Key}: its poisoned pages are left out, because {corpus} is not there.");
                continue;
            }

            var counts = await PoisonRun.RunAsync([.. pages], corpus, prompts, (done, all) => log.Tell(pages.Key, "poisoned corpora asked", done, all), cancellationToken);
            output.WriteLine();
            InjectionReport.Write(counts, output);
        }
    }
}
