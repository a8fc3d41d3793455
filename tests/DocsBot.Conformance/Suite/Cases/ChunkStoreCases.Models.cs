using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Models =>
    [
        Of(c => c.An_index_without_a_learnt_model_says_so()),
        Of(c => c.A_learnt_model_is_published_with_its_index_and_named_in_the_manifest()),
        Of(c => c.What_changed_since_the_model_was_learnt_is_counted()),
        Of(c => c.A_new_model_drops_the_embeddings_of_the_old_one()),
        Of(c => c.A_vector_of_another_model_is_left_aside_and_the_words_still_find()),
        Of(c => c.Chunks_are_read_in_the_order_of_their_pages_whatever_order_they_were_written_in()),
    ];

    private static readonly byte[] Model = [1, 2, 3];

    private async Task An_index_without_a_learnt_model_says_so()
    {
        var store = Open();
        (await store.ReadModelAsync(Stop)).ShouldBeNull();
        var manifest = await Publish(store, Passage("a.md", "walrus"));

        manifest.EmbeddingModelHash.ShouldBeNull();
        (await store.ReadModelAsync(Stop)).ShouldBeNull();
    }

    private async Task A_learnt_model_is_published_with_its_index_and_named_in_the_manifest()
    {
        var store = Open();
        var manifest = await PublishModel(store);

        manifest.EmbeddingModelHash.ShouldBe(FittedModel.HashOf(Model));
        var read = await Open().ReadModelAsync(Stop);
        read.ShouldNotBeNull();
        read.Hash.ShouldBe(manifest.EmbeddingModelHash);
        read.Bytes.ToArray().ShouldBe(Model);
        read.Drift.ShouldBe(0);
    }

    private async Task What_changed_since_the_model_was_learnt_is_counted()
    {
        var store = Open();
        await PublishModel(store);
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);

        // The last page is the one whose number could be given again.
        await draft.RemovePagesAsync([new PageKey("docs", "3.md")], Stop);
        await Write(draft, Passage("new.md", "new"), Passage("newer.md", "newer"));

        var model = await draft.ReadModelAsync(Stop);
        model.ShouldNotBeNull();
        (model.Chunks, model.Added, model.Removed, model.Drift).ShouldBe((4, 2, 1, 0.5));
        (await WithoutEmbedding(draft)).Count.ShouldBe(2);
    }

    private async Task A_new_model_drops_the_embeddings_of_the_old_one()
    {
        var store = Open();
        await PublishModel(store);
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        await draft.WriteModelAsync(new byte[] { 9 }, Stop);

        (await WithoutEmbedding(draft)).Count.ShouldBe(4);
        (await draft.ReadModelAsync(Stop))!.Hash.ShouldBe(FittedModel.HashOf([9]));
        (await store.ReadModelAsync(Stop))!.Hash.ShouldBe(FittedModel.HashOf(Model), "readers see the published one");
    }

    private async Task A_vector_of_another_model_is_left_aside_and_the_words_still_find()
    {
        var store = Open();
        await PublishModel(store);
        var request = new SearchRequest { Text = "passage 2", Vector = new float[] { 1, 0, 0, 0 }, VectorModel = "another" };

        var other = await store.SearchAsync(request, Stop);
        var own = await store.SearchAsync(request with { VectorModel = FittedModel.HashOf(Model) }, Stop);

        other.ByVector.ShouldBeEmpty();
        other.ByWords.ShouldNotBeEmpty();
        own.ByVector.Count.ShouldBe(4);
    }

    private async Task Chunks_are_read_in_the_order_of_their_pages_whatever_order_they_were_written_in()
    {
        await using var draft = await Open().OpenDraftAsync(Words, Stop);
        await Write(draft, Passage("b.md", "one"), Passage("c.md", "two"), Passage("a.md", "three", 0), Passage("a.md", "four", 1));
        var texts = new List<string>();
        await foreach (var chunk in draft.ReadChunksAsync(Stop))
        {
            texts.Add(chunk.Text);
        }

        texts.ShouldBe(["three", "four", "one", "two"]);
    }

    private async Task<IndexManifest> PublishModel(IChunkStore store)
    {
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        Chunk[] chunks = [.. Enumerable.Range(0, 4).Select(i => Passage($"{i}.md", $"passage {i}"))];
        await Write(draft, chunks);
        await draft.WriteModelAsync(Model, Stop);
        await draft.SetEmbeddingsAsync([.. chunks.Select(chunk => new KeyValuePair<ChunkId, ReadOnlyMemory<float>>(chunk.Id, new float[] { 1, 0, 0, 0 }))], Stop);
        return await draft.PublishAsync(Stop);
    }
}
