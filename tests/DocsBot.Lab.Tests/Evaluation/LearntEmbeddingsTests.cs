using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Tests.Evaluation;

public sealed class LearntEmbeddingsTests : IDisposable
{
    private readonly SetFolder _set = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task Meaning_finds_a_page_that_shares_no_word_with_the_question()
    {
        // Headings teach that "persistence" is about disks; the page that is wanted says only "disk".
        _set.Write("corpus.jsonl", [.. Enumerable.Range(0, 120).Select(i => i % 2 == 0
            ? Line(i, "Persistence", "The disk is a volume. You mount the disk at start. A volume keeps its mount.")
            : Line(i, "Networking", "The router sends a packet. Each packet has an address. The address names a router.")), Line(120, "Other", "Mount a disk.")]);
        await using var index = await TemporaryIndex.BuildAsync(new JsonLinesSource(_set.File("corpus.jsonl")), Stop);
        using var embeddings = new SnapshotEmbeddings(index.Store, index.Trainer);

        index.Manifest.EmbeddingModelHash.ShouldNotBeNull();
        var ranking = await new Retriever(index.Store, Options.Create(new RetrievalOptions()), embeddings).RankAsync(new RetrievalQuery { Text = "persistence" }, 121, Stop);

        var wanted = ranking.Hits.Single(hit => hit.Chunk.Title == "Other");
        wanted.WordScore.ShouldBeNull();
        wanted.VectorScore!.Value.ShouldBeGreaterThan(ranking.Hits.Where(hit => hit.Chunk.HeadingPath.Contains("Networking")).Max(hit => hit.VectorScore!.Value));
    }

    [Fact]
    public async Task A_question_without_a_known_word_and_an_index_too_small_to_learn_from_are_searched_by_words()
    {
        await using var index = await TemporaryIndex.BuildAsync(new JsonLinesSource(_set.File("corpus.jsonl")), Stop);
        using var embeddings = new SnapshotEmbeddings(index.Store, index.Trainer);
        var retriever = new Retriever(index.Store, Options.Create(new RetrievalOptions()), embeddings);

        index.Manifest.EmbeddingModelHash.ShouldBeNull();
        (await retriever.RankAsync(new RetrievalQuery { Text = "clams" }, 10, Stop)).Hits.ShouldAllBe(hit => hit.VectorScore == null);
        (await retriever.RankAsync(new RetrievalQuery { Text = "?!" }, 10, Stop)).Hits.ShouldBeEmpty();
    }

    private static string Line(int id, string heading, string text) =>
        $$"""{"id": "{{id}}", "title": "{{(heading == "Other" ? "Other" : "Guide")}}", "text": "## {{heading}}\n\n{{text}}"}""";
}
