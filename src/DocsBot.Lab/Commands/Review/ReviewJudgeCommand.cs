using System.CommandLine;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Review.Desk;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review judge</c>: keeps a review, and serves the answer from then on where it is accepted.</summary>
internal static class ReviewJudgeCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var item = ReviewRun.Item();
        var reviewer = ReviewRun.Reviewer();
        var correctness = new Option<int?>("--correctness") { Description = "How right the answer is, 1 to 5.", HelpName = "N" };
        var readability = new Option<int?>("--readability") { Description = "How well it reads, 1 to 5.", HelpName = "N" };
        var verdict = new Option<ReviewVerdict?>("--verdict") { Description = "What was wrong." };
        var better = new Option<FileInfo?>("--better") { Description = "A file with the answer as it should be.", HelpName = "FILE" };
        var choice = new Option<string?>("--choice") { Description = "Of a pair: a, b or t for neither.", HelpName = "a" }.AcceptOnlyFromAmong("a", "b", "t");
        var page = new Option<string[]>("--page") { Description = "A page that answers, as its address or key; its passages may be cited. May be given several times.", HelpName = "PAGE" };
        var accept = new Option<bool>("--accept") { Description = "Serves the answer to whoever asks the same." };
        var command = new Command("judge", "Judges an item of the queue, and accepts its answer with --accept.") { item, reviewer, correctness, readability, verdict, better, choice, page, accept };
        places.AddTo(command);
        command.SetAction((parsed, stop) => ReviewRun.GuardAsync(parsed, places, async (tools, output, errors) =>
        {
            var id = parsed.GetRequiredValue(item);
            var name = parsed.GetRequiredValue(reviewer);
            var known = await tools.Reviews.FindAsync(id, stop);
            var swapped = known?.IsSwappedFor(name) == true;
            var outcome = await tools.Desk.JudgeAsync(
                id,
                name,
                new Judgement
                {
                    Correctness = parsed.GetValue(correctness),
                    Readability = parsed.GetValue(readability),
                    Verdict = parsed.GetValue(verdict),
                    Better = parsed.GetValue(better) is { } file ? await File.ReadAllTextAsync(file.FullName, stop) : null,
                    Choice = parsed.GetValue(choice) switch { "a" => swapped ? ReviewChoice.Second : ReviewChoice.First, "b" => swapped ? ReviewChoice.First : ReviewChoice.Second, "t" => ReviewChoice.Tie, _ => null },
                    MorePages = parsed.GetValue(page) ?? [],
                    Pages = parsed.GetValue(page) ?? [],
                    Accept = parsed.GetValue(accept),
                },
                stop);
            if (outcome is SaveOutcome.Saved or SaveOutcome.SavedBesideOthers)
            {
                await output.WriteLineAsync(outcome == SaveOutcome.Saved ? "Saved." : "Saved; others had judged the same already, and all reviews are kept.");
                return 0;
            }

            await errors.WriteLineAsync(outcome == SaveOutcome.Conflict ? "Somebody else changed this answer meanwhile; nothing was saved. Look at it with review show and judge it again." : $"The review queue has no item {id}. Name it as review list does.");
            return ReviewRun.Failed;
        }, stop));
        return command;
    }
}
