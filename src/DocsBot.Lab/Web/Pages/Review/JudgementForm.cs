using System.Globalization;
using DocsBot.Lab.Review.Desk;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>Reads what a reviewer filled in.</summary>
internal static class JudgementForm
{
    /// <summary>The judgement of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="reviewer">Who filled it in: A and B are in his order.</param>
    public static Judgement Read(IFormCollection form, ReviewCase subject, string reviewer)
    {
        var choice = ChoiceOf(form["choice"], subject.Item, reviewer);
        var shown = subject.Item.Pair is { } pair ? ReviewDesk.Chosen(pair, choice)?.Text ?? "" : subject.Answer;
        var better = Lines(form["better"].ToString());
        return new Judgement
        {
            Correctness = Number(form["correctness"]),
            Readability = Number(form["readability"]),
            Verdict = Enum.TryParse<ReviewVerdict>(form["verdict"], ignoreCase: true, out var verdict) && Enum.IsDefined(verdict) ? verdict : null,
            Choice = choice,
            Pages = [.. form["pages"].OfType<string>().Where(page => page.Length > 0)],
            Better = better.Length == 0 || better == Lines(shown) ? null : better,
            Note = form["note"],
            Accept = form.ContainsKey("accept"),
            Retire = form.ContainsKey("retire"),
            Questions = [.. form["questions"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            SeenRevision = long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
            MorePages = [.. form["page"].OfType<string>().Where(page => page.Length > 0)],
        };
    }

    private static ReviewChoice? ChoiceOf(string? value, ReviewItem item, string reviewer) => value switch
    {
        "a" => item.IsSwappedFor(reviewer) ? ReviewChoice.Second : ReviewChoice.First,
        "b" => item.IsSwappedFor(reviewer) ? ReviewChoice.First : ReviewChoice.Second,
        "t" => ReviewChoice.Tie,
        _ => null,
    };

    private static int? Number(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Browsers send a line break as two characters.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
