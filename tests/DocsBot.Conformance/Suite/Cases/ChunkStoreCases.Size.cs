using System.Diagnostics;
using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

/// <summary>More than fits into one page of a scroll, one batch of a write or one point, and names that need care.</summary>
internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Size =>
    [
        Of(c => c.A_page_of_a_thousand_passages_comes_back_whole_and_in_order()),
        Of(c => c.A_passage_of_half_a_megabyte_is_kept()),
        Of(c => c.A_learnt_model_of_six_megabytes_is_kept()),
        Of(c => c.Two_thousand_pages_are_listed_and_read_in_order()),
        Of(c => c.A_write_of_many_vectors_is_cut_as_the_store_needs()),
        Of(c => c.As_many_hits_as_asked_for_when_there_are_that_many()),
        Of(c => c.Names_and_labels_are_taken_as_they_are()),
        Of(c => c.The_same_text_at_two_places_is_two_passages()),
        Of(c => c.A_thousand_chunks_are_fetched_at_once_in_the_order_asked_for()),
    ];

    private async Task A_page_of_a_thousand_passages_comes_back_whole_and_in_order()
    {
        var store = Open();
        Chunk[] chunks = [.. Enumerable.Range(0, 1_000).Select(i => Passage("long.md", $"walrus number{i}", i))];
        await Publish(store, chunks);

        (await store.GetPageAsync(chunks[0].Page, Stop)).Select(chunk => chunk.Ordinal).ShouldBe(Enumerable.Range(0, 1_000));
        (await FoundPaths(store, "number777")).ShouldBe(["long.md"]);

        await Publish(store, Passage("long.md", "a heron"));
        (await store.GetManifestAsync(Stop))!.Chunks.ShouldBe(1);
        (await Found(store, "walrus")).ShouldBeEmpty();
    }

    private async Task A_passage_of_half_a_megabyte_is_kept()
    {
        var store = Open();
        var large = Passage("large.md", "walrus " + string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"w{i % 5_000}")));
        await Publish(store, large, Passage("small.md", "heron"));

        (await Found(store, "walrus")).ShouldHaveSingleItem().Text.Length.ShouldBe(large.Text.Length);
        (await FoundPaths(store, "heron")).ShouldBe(["small.md"]);
    }

    private async Task A_learnt_model_of_six_megabytes_is_kept()
    {
        var store = Open();
        var model = new byte[6_000_000];
        new Random(1).NextBytes(model);
        await using (var draft = await store.OpenDraftAsync(Vectors, Stop))
        {
            await Write(draft, Passage("a.md", "walrus"));
            await draft.WriteModelAsync(model, Stop);
            (await draft.ReadModelAsync(Stop))!.Hash.ShouldBe(FittedModel.HashOf(model));
            await draft.PublishAsync(Stop);
        }

        (await store.ReadModelAsync(Stop))!.Bytes.Span.SequenceEqual(model).ShouldBeTrue();
        await using var next = await store.OpenDraftAsync(Vectors, Stop);
        await next.WriteModelAsync(new byte[] { 7 }, Stop);
        await next.PublishAsync(Stop);
        (await store.ReadModelAsync(Stop))!.Bytes.ToArray().ShouldBe([7]);
    }

    private async Task Two_thousand_pages_are_listed_and_read_in_order()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        string[] paths = [.. Enumerable.Range(0, 2_000).Select(i => $"{(i * 7919) % 2_000:D4}.md")];
        foreach (var path in paths)
        {
            await draft.ReplacePageAsync(new PageKey("docs", path), path, [Passage(path, $"text of {path}")], Stop);
        }

        (await draft.GetPageHashesAsync("docs", Stop)).Count.ShouldBe(2_000);
        var read = new List<string>();
        await foreach (var chunk in draft.ReadChunksAsync(Stop))
        {
            read.Add(chunk.Page.Path);
        }

        read.ShouldBe(paths.Order(StringComparer.Ordinal));
        await draft.RemovePagesAsync([.. paths.Take(1_500).Select(path => new PageKey("docs", path))], Stop);
        (await draft.PublishAsync(Stop)).Pages.ShouldBe(500);
    }

    private async Task A_write_of_many_vectors_is_cut_as_the_store_needs()
    {
        const int Dimensions = 1_024;
        var store = Open();
        Chunk[] chunks = [.. Enumerable.Range(0, 1_500).Select(i => Passage($"{i}.md", $"text {i}"))];
        await using var draft = await store.OpenDraftAsync(new IndexRecipe("test/1", "large", Dimensions), Stop);
        await Write(draft, chunks);
        await draft.SetEmbeddingsAsync([.. chunks.Select((chunk, i) => KeyValuePair.Create<ChunkId, ReadOnlyMemory<float>>(chunk.Id, OneAt(i % Dimensions)))], Stop);
        await draft.PublishAsync(Stop);

        var found = await store.SearchAsync(new SearchRequest { Text = "", Vector = OneAt(1_000), Top = 1 }, Stop);

        found.ByVector.ShouldHaveSingleItem().Chunk.Page.Path.ShouldBe("1000.md");

        static float[] OneAt(int place)
        {
            var vector = new float[Dimensions];
            vector[place] = 1;
            return vector;
        }
    }

    private async Task As_many_hits_as_asked_for_when_there_are_that_many()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        Chunk[] chunks = [.. Enumerable.Range(0, 400).Select(i => Passage($"{i}.md", $"walrus {i}"))];
        await Write(draft, chunks);
        await draft.SetEmbeddingsAsync([.. chunks.Select((chunk, i) => KeyValuePair.Create<ChunkId, ReadOnlyMemory<float>>(chunk.Id, new[] { MathF.Cos(i / 400f), MathF.Sin(i / 400f), 0, 0 }))], Stop);
        await draft.PublishAsync(Stop);

        var found = await store.SearchAsync(new SearchRequest { Text = "walrus", Vector = new float[] { 1, 0, 0, 0 }, Top = 350 }, Stop);

        (found.ByWords.Count, found.ByVector.Count).ShouldBe((350, 350));
        found.ByWords.Concat(found.ByVector).Select(hit => hit.Chunk.Text).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(350);
    }

    private async Task Names_and_labels_are_taken_as_they_are()
    {
        var store = Open();
        string[] paths = ["a b.md", "a%20b.md", "A B.md", "ünï/漢字.md", "quote\"s.md", "back\\slash.md", "[x].md", $"{new string('x', 900)}.md"];
        var labels = new PageLabels { Product = "C++ \"x\"", Version = "1.0.0-rc.1+7", Language = "zh-hant" };
        await Publish(store, [.. paths.Select(path => Passage(path, "walrus", labels: labels))]);

        foreach (var path in paths)
        {
            (await store.GetPageAsync(new PageKey("docs", path), Stop)).ShouldHaveSingleItem().Page.Path.ShouldBe(path);
        }

        (await store.GetLabelsAsync(Stop)).ShouldBe([labels]);
        (await FoundPaths(store, "walrus", new SearchFilter { Product = labels.Product, Version = labels.Version, Language = labels.Language })).Count.ShouldBe(paths.Length);
        (await FoundPaths(store, "walrus", new SearchFilter { Version = "1.0.0-rc.1 7" })).ShouldBeEmpty();
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        (await draft.GetPageHashesAsync("docs", Stop)).Keys.ShouldBe(paths, ignoreOrder: true);
    }

    private async Task The_same_text_at_two_places_is_two_passages()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus", 0), Passage("a.md", "walrus", 1), Passage("b.md", "walrus", 0));

        (await Found(store, "walrus")).Select(chunk => (chunk.Page.Path, chunk.Ordinal)).ShouldBe([("a.md", 0), ("a.md", 1), ("b.md", 0)], ignoreOrder: true);
    }

    private async Task A_thousand_chunks_are_fetched_at_once_in_the_order_asked_for()
    {
        var store = Open();
        Chunk[] chunks = [.. Enumerable.Range(0, 1_000).Select(i => Passage($"{(i % 10).ToString(CultureInfo.InvariantCulture)}.md", $"text {i}", i / 10))];
        await Publish(store, chunks);
        ChunkId[] asked = [.. chunks.Reverse().Select(chunk => chunk.Id)];

        var watch = Stopwatch.StartNew();
        (await store.GetChunksAsync(asked, Stop)).Select(chunk => chunk.Id).ShouldBe(asked);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
