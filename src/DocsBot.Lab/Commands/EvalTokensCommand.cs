using System.CommandLine;
using DocsBot.Lab.Evaluation.TokenCounts;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval tokens</c>: compares the tokens that DocsBot estimated of its prompts with those that providers counted, from an interaction log.</summary>
internal static class EvalTokensCommand
{
    public static Command Create()
    {
        var path = new Option<string>("--log") { Description = "The interaction log, such as data/interactions.db.", HelpName = "FILE", Required = true };
        var verbose = EvalOptions.Verbose();
        var command = new Command("tokens", "Measures how well tokens are estimated, by the usage that providers returned.") { path, verbose };
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, log) =>
            {
                var file = parsed.GetRequiredValue(path);
                var prompts = new List<CountedPrompt>();
                await foreach (var record in new InteractionReader(new SqliteLogDatabase(file)).NewestAsync(stop))
                {
                    if (record.Interaction is { Model: { } model, EstimatedTokens: { } estimated and > 0, Usage.InputTokens: { } counted and > 0 })
                    {
                        prompts.Add(new CountedPrompt(model, estimated, counted));
                    }
                }

                if (prompts.Count == 0)
                {
                    log.Warn(File.Exists(file)
                        ? $"There is no usage yet: no interaction in {file} has both an estimate and the provider's count. Configure a language model that reports usage, and ask a few questions."
                        : $"There is no usage yet: there is no interaction log {file}.");
                }

                // As they were asked: each is estimated with what those before it had taught.
                prompts.Reverse();
                TokenReport.Write([.. prompts.GroupBy(prompt => prompt.Model, StringComparer.Ordinal).Select(group => TokenError.Of(group.Key, [.. group]))], output);
            },
            stop));
        return command;
    }
}
