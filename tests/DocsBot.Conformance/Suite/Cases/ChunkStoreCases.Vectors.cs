using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Vector =>
    [
        Of(c => c.The_nearest_passages_come_first_by_cosine_similarity()),
        Of(c => c.Vectors_heed_the_filter()),
        Of(c => c.Only_new_and_changed_chunks_are_without_an_embedding()),
        Of(c => c.Embeddings_can_be_stored_while_chunks_without_one_are_read()),
        Of(c => c.A_recipe_without_a_model_waits_for_no_embeddings()),
        Of(c => c.A_vector_of_another_dimension_is_refused()),
        Of(c => c.Another_model_starts_empty()),
    ];

    private async Task The_nearest_passages_come_first_by_cosine_similarity()
    {
        var store = Open();
        await PublishVectors(store, ("a.md", [1, 0, 0, 0]), ("b.md", [0.6f, 0.8f, 0, 0]), ("c.md", [0, 0, 1, 0]), ("d.md", [-1, 0, 0, 0]));

        var result = await store.SearchAsync(new SearchRequest { Text = "nothing of it in words", Vector = new float[] { 1, 0, 0, 0 }, Top = 3 }, Stop);

        result.ByWords.ShouldBeEmpty();
        result.ByVector.Select(hit => hit.Chunk.Page.Path).ShouldBe(["a.md", "b.md", "c.md"]);
        result.ByVector.Select(hit => Math.Round(hit.Score, 2)).ShouldBe([1, 0.6, 0]);
    }

    private async Task Vectors_heed_the_filter()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        var near = Passage("near.md", "x", labels: new PageLabels { Language = "de" });
        var far = Passage("far.md", "y", labels: new PageLabels { Language = "en" });
        await Write(draft, near, far);
        await draft.SetEmbeddingsAsync([new(near.Id, new float[] { 1, 0, 0, 0 }), new(far.Id, new float[] { 0, 1, 0, 0 })], Stop);
        await draft.PublishAsync(Stop);

        var result = await store.SearchAsync(
            new SearchRequest { Text = "", Vector = new float[] { 1, 0, 0, 0 }, Filter = new SearchFilter { Language = "en" }, Top = 1 }, Stop);

        result.ByVector.ShouldHaveSingleItem().Chunk.Page.Path.ShouldBe("far.md");
    }

    private async Task Only_new_and_changed_chunks_are_without_an_embedding()
    {
        var store = Open();
        await PublishVectors(store, ("a.md", [1, 0, 0, 0]), ("b.md", [0, 1, 0, 0]));

        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        (await WithoutEmbedding(draft)).ShouldBeEmpty();
        await Write(draft, Passage("b.md", "changed"), Passage("c.md", "new"));

        (await WithoutEmbedding(draft)).Select(chunk => chunk.Text).ShouldBe(["changed", "new"], ignoreOrder: true);
    }

    private async Task Embeddings_can_be_stored_while_chunks_without_one_are_read()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        await Write(draft, [.. Enumerable.Range(0, 600).Select(i => Passage($"{i}.md", $"text {i}"))]);
        var seen = new HashSet<ChunkId>();

        await foreach (var chunk in draft.ReadChunksWithoutEmbeddingAsync(Stop))
        {
            seen.Add(chunk.Id).ShouldBeTrue();
            await draft.SetEmbeddingsAsync([new(chunk.Id, new float[] { 1, 0, 0, 0 })], Stop);
        }

        seen.Count.ShouldBe(600);
        (await WithoutEmbedding(draft)).ShouldBeEmpty();
    }

    private async Task A_recipe_without_a_model_waits_for_no_embeddings()
    {
        await using var draft = await Open().OpenDraftAsync(Words, Stop);
        await Write(draft, Passage("a.md", "walrus"));

        (await WithoutEmbedding(draft)).ShouldBeEmpty();
    }

    private async Task A_vector_of_another_dimension_is_refused()
    {
        var store = Open();
        await PublishVectors(store, ("a.md", [1, 0, 0, 0]));
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);

        await Should.ThrowAsync<ArgumentException>(() => draft.SetEmbeddingsAsync([new(Passage("a.md", "text of a.md").Id, new float[] { 1, 0 })], Stop));
        await Should.ThrowAsync<ArgumentException>(() => store.SearchAsync(new SearchRequest { Text = "", Vector = new float[] { 1, 0 } }, Stop));
    }

    private async Task Another_model_starts_empty()
    {
        var store = Open();
        await PublishVectors(store, ("a.md", [1, 0, 0, 0]));

        await using var draft = await store.OpenDraftAsync(Vectors with { EmbeddingModel = "another" }, Stop);

        (await draft.GetPageHashesAsync("docs", Stop)).ShouldBeEmpty();
    }

    private async Task PublishVectors(IChunkStore store, params (string Path, float[] Vector)[] pages)
    {
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        var chunks = pages.Select(page => Passage(page.Path, $"text of {page.Path}")).ToArray();
        await Write(draft, chunks);
        await draft.SetEmbeddingsAsync([.. chunks.Zip(pages, (chunk, page) => new KeyValuePair<ChunkId, ReadOnlyMemory<float>>(chunk.Id, page.Vector))], Stop);
        await draft.PublishAsync(Stop);
    }
}
