using DocsBot.Core.Interactions;
using DocsBot.Lab.Web.Charts;
using DocsBot.Lab.Web.Components;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>The stages of an interaction and its calls to models as a waterfall.</summary>
internal static class TraceSpans
{
    // What is called while the question is understood and searched for.
    private static readonly string[] Before = ["understand", "condense", "rerank"];

    private const string Routing = "classify";

    /// <summary>The stretches, in order, each stage followed by its calls.</summary>
    public static IReadOnlyList<WaterfallSpan> Of(Interaction interaction)
    {
        var timings = interaction.Timings;
        var searched = timings.SourcesFoundMs ?? timings.TotalMs;
        var rendered = timings.RenderedMs ?? searched;
        var calls = interaction.ModelUses;
        var spans = new List<WaterfallSpan> { new("Understand and search", 0, searched) };
        Follow(spans, calls.Where(call => Before.Contains(call.Purpose, StringComparer.Ordinal)), 0, searched);
        if (timings.RenderedMs is not null)
        {
            spans.Add(new WaterfallSpan("Route, pack and render", searched, rendered));
            Follow(spans, calls.Where(call => call.Purpose == Routing), searched, rendered);
        }

        if (timings.FirstDeltaMs is { } first && first >= rendered)
        {
            spans.Add(new WaterfallSpan("Wait for the first words", rendered, first));
            spans.Add(new WaterfallSpan("Write the answer", first, timings.TotalMs));
        }
        else if (timings.TotalMs > rendered)
        {
            spans.Add(new WaterfallSpan("Until the end", rendered, timings.TotalMs));
        }

        Follow(spans, calls.Where(call => call.Purpose != Routing && !Before.Contains(call.Purpose, StringComparer.Ordinal)), rendered, timings.TotalMs);
        return spans;
    }

    /// <summary>One call after the other; when they do not fit into the stage they went on at the same time, so that each begins with it.</summary>
    private static void Follow(List<WaterfallSpan> spans, IEnumerable<ModelUse> calls, double from, double to)
    {
        var all = calls.ToList();
        var inTurn = all.Sum(call => call.ElapsedMs) <= (to - from) * 1.02;
        var start = from;
        foreach (var call in all)
        {
            spans.Add(new WaterfallSpan(call.Purpose, start, start + call.ElapsedMs) { Detail = DetailOf(call), IsPart = true, IsEstimate = true, HasFailed = call.Failure is not null });
            start = inTurn ? start + call.ElapsedMs : from;
        }
    }

    private static string DetailOf(ModelUse call) => string.Join(" · ", new[]
    {
        call.Model,
        call.Prompt?.ToString(),
        call.Usage is { } usage ? $"{Show.Whole(usage.InputTokens)} → {Show.Whole(usage.OutputTokens)} tokens" : null,
        call.Cost is { } cost ? Show.Money(cost) : null,
        call.Failure is { } failure ? $"failed: {failure}" : null,
    }.Where(part => part is not null));
}
