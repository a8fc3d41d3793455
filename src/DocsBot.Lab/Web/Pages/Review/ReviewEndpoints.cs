using DocsBot.Core.Curation;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Review.Agreement;
using DocsBot.Lab.Review.Desk;
using DocsBot.Lab.Review.Queue;
using DocsBot.Lab.Web.Layout;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>The queue, its items, and what was accepted.</summary>
internal static class ReviewEndpoints
{
    private const int Listed = 50;

    private static readonly TimeSpan FiguresOf = TimeSpan.FromDays(90);

    /// <summary>Adds them.</summary>
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review", QueueAsync);
        routes.MapGet("/review/next", NextAsync);
        routes.MapPost("/review/name", NameAsync);
        routes.MapPost("/review/undo", UndoAsync);
        routes.MapPost("/review/add/{interactionId}", AddAsync);
        routes.MapGet("/review/curated", CuratedAsync);
        routes.MapPost("/review/curated/{id}/retire", (string id, CuratedAnswerLog curated, CancellationToken stop) => RetireAsync(id, retired: true, curated, stop));
        routes.MapPost("/review/curated/{id}/restore", (string id, CuratedAnswerLog curated, CancellationToken stop) => RetireAsync(id, retired: false, curated, stop));
        routes.MapPost("/review/curated/{id}/review", ReviewCuratedAsync);
        routes.MapPost("/review/{id}/close", CloseAsync);
        foreach (var path in new[] { "/review/{id}", "/review/pair/{id}" })
        {
            routes.MapGet(path, ItemAsync);
            routes.MapPost(path, JudgeAsync);
        }
    }

    /// <summary>Where an item is reviewed.</summary>
    public static string PathOf(ReviewItem item) => item.Kind == ReviewKind.Pair ? $"/review/pair/{item.Id}" : $"/review/{item.Id}";

    private static async Task<IResult> QueueAsync(
        HttpRequest request, ReviewRefresh refresh, ReviewLog reviews, CuratedAnswerLog curated, LogDatabase log, TimeProvider time, CancellationToken stop)
    {
        await refresh.RunAsync(stop);
        var figures = ReviewFigures.Of(await reviews.ReviewsSinceAsync(time.GetUtcNow() - FiguresOf, stop));
        var inForce = (await curated.ListAsync(stop)).Count(stored => stored.RetiredAt is null);
        return Page.Of<ReviewPage>(new ReviewModel(ReviewerName.Of(request), await reviews.CountAsync(stop), await reviews.ListAsync(Listed, stop), figures, inForce, ToldBy(request), log.Name));
    }

    private static async Task<IResult> NextAsync(HttpRequest request, ReviewRefresh refresh, ReviewLog reviews, CancellationToken stop)
    {
        if (ReviewerName.Of(request) is not { } reviewer)
        {
            return Results.Redirect("/review");
        }

        await refresh.RunAsync(stop);
        var told = request.Query["told"].ToString();
        var path = await reviews.ClaimNextAsync(reviewer, stop) is { } item ? PathOf(item) : "/review";
        return Results.Redirect(told.Length > 0 ? $"{path}?told={Uri.EscapeDataString(told)}" : path == "/review" ? "/review?told=done" : path);
    }

    private static async Task<IResult> NameAsync(HttpRequest request, HttpResponse response, CancellationToken stop)
    {
        var form = await request.ReadFormAsync(stop);
        ReviewerName.Keep(response, form["name"].ToString());
        return Results.Redirect("/review");
    }

    private static async Task<IResult> UndoAsync(HttpRequest request, ReviewDesk desk, CancellationToken stop)
    {
        if (ReviewerName.Of(request) is not { } reviewer || await desk.UndoAsync(reviewer, stop) is not { } undone)
        {
            return Results.Redirect("/review?told=nothing");
        }

        return Results.Redirect($"/review/{(undone.Choice is null ? "" : "pair/")}{undone.ItemId}?told=undone");
    }

    private static async Task<IResult> AddAsync(string interactionId, QueueFiller filler, ReviewLog reviews, CancellationToken stop)
    {
        var item = filler.Of(interactionId, ReviewReason.Asked);
        await reviews.AddAsync([item], stop);
        return await reviews.FindBySubjectAsync(item.Subject, stop) is { } known ? Results.Redirect(PathOf(known)) : Results.Redirect("/review");
    }

    private static async Task<IResult> ItemAsync(string id, HttpRequest request, ReviewLog reviews, CaseReader cases, CancellationToken stop)
    {
        if (ReviewerName.Of(request) is not { } reviewer)
        {
            return Results.Redirect("/review?told=name");
        }

        var pages = request.Query["page"].OfType<string>().ToList();
        try
        {
            return await ShowAsync(id, pages, reviewer, given: null, fault: null, ToldBy(request), reviews, cases, stop);
        }
        catch (ReviewException e)
        {
            return await ShowAsync(id, [], reviewer, given: null, e.Message, told: null, reviews, cases, stop);
        }
    }

    private static async Task<IResult> JudgeAsync(string id, HttpRequest request, ReviewLog reviews, CaseReader cases, ReviewDesk desk, CancellationToken stop)
    {
        var form = await request.ReadFormAsync(stop);
        if (ReviewerName.Of(request) is not { } reviewer || await cases.FindAsync(id, [], stop) is not { } subject)
        {
            return Gone(id);
        }

        var judgement = JudgementForm.Read(form, subject, reviewer);
        try
        {
            return await desk.JudgeAsync(id, reviewer, judgement, stop) switch
            {
                SaveOutcome.Saved => Results.Redirect("/review/next?told=saved"),
                SaveOutcome.SavedBesideOthers => Results.Redirect("/review/next?told=beside"),
                SaveOutcome.Conflict => await ShowAsync(
                    id, judgement.MorePages, reviewer, judgement, "Somebody else changed this answer meanwhile. It stands above as it is now; what you wrote stands in the form. Save once more to put yours in its place.", told: null, reviews, cases, stop),
                _ => Gone(id),
            };
        }
        catch (ReviewException e)
        {
            // What is wrong may be one of the pages: without them what was written stays.
            return await ShowAsync(id, [], reviewer, judgement with { MorePages = [] }, e.Message, told: null, reviews, cases, stop);
        }
    }

    private static async Task<IResult> ShowAsync(
        string id, IReadOnlyList<string> pages, string reviewer, Judgement? given, string? fault, string? told, ReviewLog reviews, CaseReader cases, CancellationToken stop)
    {
        if (await cases.FindAsync(id, pages, stop) is not { } subject)
        {
            return Gone(id);
        }

        var model = new ReviewItemModel(subject, reviewer, await reviews.ClaimAsync(id, reviewer, stop), given, fault, told);
        return subject.Item.Kind == ReviewKind.Pair ? Page.Of<ReviewPairPage>(model) : Page.Of<ReviewItemPage>(model);
    }

    private static async Task<IResult> CloseAsync(string id, ReviewLog reviews, CancellationToken stop)
    {
        await reviews.CloseAsync(id, stop);
        return Results.Redirect("/review/next?told=closed");
    }

    private static async Task<IResult> CuratedAsync(CuratedAnswerLog curated, IChunkStore store, TimeProvider time, CancellationToken stop)
    {
        var answers = new List<(StoredCuratedAnswer Stored, string? Rests)>();
        foreach (var stored in await curated.ListAsync(stop))
        {
            var rests = stored.RetiredAt is not null ? "taken back"
                : stored.Answer.ExpiresAt <= time.GetUtcNow() ? "expired: check again"
                : await CuratedSources.FindAsync(store, stored.Answer, stop) is null ? "a source changed: check again" : null;
            answers.Add((stored, rests));
        }

        return Page.Of<CuratedPage>(new CuratedModel(answers));
    }

    private static async Task<IResult> RetireAsync(string id, bool retired, CuratedAnswerLog curated, CancellationToken stop) =>
        await curated.RetireAsync(id, retired, stop) == SaveOutcome.Saved ? Results.Redirect("/review/curated") : Page.NotFound("This answer", $"There is no accepted answer {id}.");

    private static async Task<IResult> ReviewCuratedAsync(string id, CuratedAnswerLog curated, ReviewLog reviews, TimeProvider time, CancellationToken stop)
    {
        if (await curated.FindAsync(id, stop) is not { } stored)
        {
            return Page.NotFound("This answer", $"There is no accepted answer {id}.");
        }

        var item = ReviewItems.New($"curated:{id}:{stored.Revision}:{ReviewReason.Asked}", ReviewKind.Single, ReviewReason.Asked, time.GetUtcNow()) with { CuratedId = id };
        await reviews.AddAsync([item], stop);
        return await reviews.FindBySubjectAsync(item.Subject, stop) is { } known ? Results.Redirect(PathOf(known)) : Results.Redirect("/review");
    }

    private static IResult Gone(string id) => Page.NotFound("This item", $"The review queue has no item {id}. Its reader may have deleted the conversation, or you have not said your name on the page Review.");

    private static string? ToldBy(HttpRequest request) => request.Query["told"].ToString() switch
    {
        "saved" => "Saved.",
        "beside" => "Saved. Somebody else had judged the same meanwhile; both reviews are kept.",
        "closed" => "Set aside.",
        "undone" => "Taken back. Judge it again, or leave it in the queue.",
        "done" => "Nothing is left for you to review.",
        "nothing" => "There is nothing of yours to take back.",
        "name" => "Say your name first: reviews are kept by name.",
        _ => null,
    };
}
