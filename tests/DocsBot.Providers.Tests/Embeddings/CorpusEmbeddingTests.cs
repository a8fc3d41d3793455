using System.Numerics.Tensors;
using DocsBot.Core.Documents;
using DocsBot.Providers.Embeddings;

namespace DocsBot.Providers.Tests.Embeddings;

public sealed class CorpusEmbeddingTests
{
    private static readonly CorpusEmbeddingOptions Small = new() { Dimensions = 32, Buckets = 256, Threads = 1 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_chunks_give_the_same_bytes_on_one_thread_and_on_two()
    {
        var one = await Fit(Small with { Threads = 1 }, Corpus());
        var two = await Fit(Small with { Threads = 2 }, Corpus());

        one.ShouldNotBeNull();
        two!.AsSpan().SequenceEqual(one).ShouldBeTrue();
    }

    [Fact]
    public async Task A_large_corpus_too_gives_the_same_bytes_on_any_number_of_threads()
    {
        // The full size of a batch and of a vector, more passages than are kept, words with and without a row of their own.
        var options = new CorpusEmbeddingOptions { MostPassages = 1_000, Buckets = 2_048 };
        var one = await Fit(options with { Threads = 1 }, LargeCorpus(1_200));

        foreach (var threads in (int[])[2, 5])
        {
            (await Fit(options with { Threads = threads }, LargeCorpus(1_200)))!.AsSpan().SequenceEqual(one).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_model()
    {
        var one = await Fit(Small, Corpus());
        var other = await Fit(Small with { Seed = 2 }, Corpus());

        other!.AsSpan().SequenceEqual(one).ShouldBeFalse();
    }

    [Fact]
    public async Task A_passage_is_near_a_question_that_shares_no_word_with_it()
    {
        var model = CorpusEmbeddingModel.Read(await Fit(Small, Corpus()));

        // Headings say "storage", the text below says "disk"; no text says both beside a question's "network".
        Similarity(model, "storage", "disk volume mount").ShouldBeGreaterThan(Similarity(model, "storage", "packet router address") + 0.3);
        Similarity(model, "network", "packet router address").ShouldBeGreaterThan(Similarity(model, "network", "disk volume mount") + 0.3);
    }

    [Fact]
    public async Task A_misspelt_word_is_nearer_to_the_word_than_a_foreign_one()
    {
        // A name that stands there once has no row of its own: its n-grams learn.
        var model = CorpusEmbeddingModel.Read(await Fit(Small, [.. Corpus(), .. Enumerable.Range(0, 40).Select(i => Passage(100 + i, "Storage", $"Quarkonium{i} is a disk volume. Mount it there."))]));

        Similarity(model, "quarkoniun", "disk volume mount").ShouldBeGreaterThan(Similarity(model, "quarkoniun", "packet router address"));
    }

    [Fact]
    public async Task Vectors_are_of_unit_length_and_a_text_without_words_is_zero()
    {
        var model = CorpusEmbeddingModel.Read(await Fit(Small, Corpus()));

        TensorPrimitives.Norm<float>(model.Embed("disk volume")).ShouldBe(1, 1e-5);
        model.Embed("").ShouldAllBe(x => x == 0);
        model.Embed("?! …").ShouldAllBe(x => x == 0);
    }

    [Fact]
    public async Task Too_few_passages_give_no_model() => (await Fit(Small, Corpus().Take(10))).ShouldBeNull();

    [Fact]
    public async Task Passages_without_text_teach_nothing_and_harm_nothing()
    {
        var empty = Enumerable.Range(0, 60).Select(i => Passage(i, "", "", ""));

        (await Fit(Small, empty)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_more_passages_than_allowed_only_so_many_are_learnt_from()
    {
        var model = await Fit(Small with { MostPassages = 50 }, Corpus());

        model.ShouldNotBeNull();
        var all = await Fit(Small, Corpus());
        model.AsSpan().SequenceEqual(all).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(2000)]
    public async Task A_model_that_is_cut_short_is_refused(int length)
    {
        var bytes = await Fit(Small, Corpus());

        Should.Throw<FormatException>(() => CorpusEmbeddingModel.Read(bytes.AsMemory(0, length)));
    }

    [Fact]
    public async Task A_training_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => new CorpusEmbeddingTrainer(Small).FitAsync(_ => Corpus().ToAsyncEnumerable(), stopped.Token));
    }

    private static Task<byte[]?> Fit(CorpusEmbeddingOptions options, IEnumerable<Chunk> chunks) =>
        new CorpusEmbeddingTrainer(options).FitAsync(_ => chunks.ToAsyncEnumerable(), Stop);

    private static double Similarity(CorpusEmbeddingModel model, string one, string other) => TensorPrimitives.Dot<float>(model.Embed(one), model.Embed(other));

    /// <summary>Two fields, each with its headings and its words.</summary>
    private static IEnumerable<Chunk> Corpus() => Enumerable.Range(0, 100).Select(i => i % 2 == 0
        ? Passage(i, "Storage", $"The disk of host{i % 10} is a volume. You mount the disk at start. A volume keeps its mount.")
        : Passage(i, "Network", $"The router of host{i % 10} sends a packet. Each packet has an address. The address names a router."));

    /// <summary>Sentences of made-up words, some often and most seldom, as in a language.</summary>
    private static IEnumerable<Chunk> LargeCorpus(int passages)
    {
        var random = new SplitMix64(7);
        string Word() => $"{"bdfgklmnprst"[random.Next(12)]}{"aeiou"[random.Next(5)]}{random.Next(1 + random.Next(1 + random.Next(4_000)))}";
        string Sentence() => string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word())) + ".";
        for (var i = 0; i < passages; i++)
        {
            yield return Passage(i, Word(), string.Join(' ', Enumerable.Range(0, 5).Select(_ => Sentence())), Word());
        }
    }

    private static Chunk Passage(int number, string heading, string text, string title = "Guide")
    {
        var page = new PageKey("docs", $"{number}.md");
        return new Chunk
        {
            Id = ChunkId.Derive(page, null, 0, text),
            Page = page,
            Ordinal = 0,
            Title = title,
            HeadingPath = heading.Length > 0 ? [heading] : [],
            PageUrl = $"https://docs.example/{number}",
            Text = text,
        };
    }
}
