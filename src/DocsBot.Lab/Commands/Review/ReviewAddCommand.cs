using System.CommandLine;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports;
using DocsBot.Lab.Review.Desk;
using DocsBot.Lab.Review.Queue;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review add</c>: puts interactions, or the answers of two versions in an evaluation, into the queue.</summary>
internal static class ReviewAddCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var interactions = new Argument<string[]>("interaction") { Description = "Interactions of the log.", Arity = ArgumentArity.ZeroOrMore };
        var run = new Option<string?>("--run") { Description = "An evaluation whose answers are compared in pairs.", HelpName = "ID" };
        var first = new Option<string?>("--first") { Description = "The label of one version in it.", HelpName = "answer@v3" };
        var second = new Option<string?>("--second") { Description = "The label of the other.", HelpName = "answer@v4" };
        var reviewers = new Option<int?>("--reviewers") { Description = "How many reviewers each needs. Default: 1.", HelpName = "N" };
        var command = new Command("add", "Puts interactions into the review queue, or pairs of answers from an evaluation.") { interactions, run, first, second, reviewers };
        places.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(reviewers) is < 1 or > 20)
            {
                result.AddError("--reviewers goes from 1 to 20.");
            }

            var isRun = result.GetValue(run) is not null;
            if (isRun != (result.GetValue(first) is not null) || isRun != (result.GetValue(second) is not null) || isRun == (result.GetValue(interactions)?.Length > 0))
            {
                result.AddError("Name interactions, or an evaluation with --run, --first and --second.");
            }
        });
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, _) =>
        {
            var needed = parsed.GetValue(reviewers) ?? 1;
            var items = parsed.GetValue(run) is { } id
                ? await PairsAsync(tools, id, parsed.GetRequiredValue(first)!, parsed.GetRequiredValue(second)!, needed, stop)
                : await SinglesAsync(tools, parsed.GetRequiredValue(interactions), needed, stop);
            var added = await tools.Reviews.AddAsync(items, stop);
            await output.WriteLineAsync($"{Cells.Count(added)} added, {Cells.Count(items.Count - added)} were there already.");
            return 0;
        }, stop));
        return command;
    }

    private static async Task<IReadOnlyList<ReviewItem>> SinglesAsync(ReviewTools tools, string[] ids, int needed, CancellationToken stop)
    {
        var items = new List<ReviewItem>();
        foreach (var id in ids)
        {
            if (await tools.Interactions.FindAsync(id, stop) is null)
            {
                throw new ReviewException($"The log {tools.Engine.Log.Name} has no interaction {id}. Name it as the log does; another log is named with --data or --config.");
            }

            items.Add(tools.Filler.Of(id, ReviewReason.Asked) with { Needed = needed });
        }

        return items;
    }

    private static async Task<IReadOnlyList<ReviewItem>> PairsAsync(ReviewTools tools, string id, string first, string second, int needed, CancellationToken stop)
    {
        var run = await new EvaluationStore(tools.Engine.Data).FindAsync(id, stop) ?? throw new ReviewException($"There is no evaluation {id}. Name it as eval runs does.");
        return [.. ReviewItems.PairsOf(run, VariantOf(run, first), VariantOf(run, second), needed, tools.Now)];
    }

    private static int VariantOf(EvaluationRun run, string label) =>
        run.VariantOf(label) ?? throw new ReviewException($"The evaluation has no version '{label}'. It has {string.Join(", ", run.Variants.Select(variant => variant.Label))}.");
}
