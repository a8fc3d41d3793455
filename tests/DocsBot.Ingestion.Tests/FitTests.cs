using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Sites;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Ingestion.Tests;

public sealed class FitTests
{
    private readonly MemorySource _source = new();
    private readonly MemoryChunkStore _store = new();
    private readonly CountingTrainer _trainer = new();

    public FitTests()
    {
        for (var i = 0; i < 10; i++)
        {
            _source[$"{i}.md"] = $"Page {i}.";
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_is_learnt_from_all_chunks_and_embeds_them_all()
    {
        await RunAsync();

        _trainer.Fits.ShouldBe([10]);
        _store.Embeddings.Count.ShouldBe(10);
        Generations().ShouldBe([1]);
    }

    [Fact]
    public async Task An_unchanged_second_run_neither_learns_nor_embeds()
    {
        await RunAsync();
        await RunAsync();

        _trainer.Fits.ShouldBe([10]);
        _trainer.Embedded.ShouldBe(10);
    }

    [Fact]
    public async Task A_changed_page_is_embedded_with_the_model_that_is_there()
    {
        await RunAsync();
        _source["3.md"] = "Page 3 says more.";
        await RunAsync();

        _trainer.Fits.ShouldBe([10]);
        _trainer.Embedded.ShouldBe(11);
        Generations().ShouldBe([1]);
    }

    [Fact]
    public async Task When_enough_changed_the_model_is_learnt_anew_and_everything_embedded_again()
    {
        await RunAsync();
        _source["3.md"] = "Page 3 says more.";
        _source["4.md"] = "Page 4 says more.";
        await RunAsync();

        _trainer.Fits.ShouldBe([10, 10]);
        _trainer.Embedded.ShouldBe(20);
        Generations().ShouldBe([2]);
    }

    [Fact]
    public async Task Small_changes_add_up()
    {
        await RunAsync();
        _source["3.md"] = "Page 3 says more.";
        await RunAsync();
        _source["4.md"] = "Page 4 says more.";
        await RunAsync();

        _trainer.Fits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Too_little_to_learn_from_is_an_index_of_words()
    {
        _trainer.Least = 11;
        (await RunAsync()).Succeeded.ShouldBeTrue();
        _store.Embeddings.ShouldBeEmpty();

        _source["more.md"] = "One more.";
        await RunAsync();
        _store.Embeddings.Count.ShouldBe(11);
    }

    [Fact]
    public async Task A_damaged_model_is_learnt_anew()
    {
        await RunAsync();
        _trainer.Damaged = 1;
        await RunAsync();

        _trainer.Fits.ShouldBe([10, 10]);
        Generations().ShouldBe([2]);
    }

    [Fact]
    public async Task What_was_embedded_before_a_model_failed_is_kept()
    {
        for (var i = 10; i < 1_500; i++)
        {
            _source[$"{i}.md"] = $"Page {i}.";
        }

        _trainer.FailsAfter = 1_200;
        await Should.ThrowAsync<HttpRequestException>(RunAsync);
        _trainer.FailsAfter = int.MaxValue;
        await RunAsync();

        _store.Embeddings.Count.ShouldBe(1_500);
        _trainer.Embedded.ShouldBe(1_500);
    }

    private IEnumerable<float> Generations() => _store.Embeddings.Values.Select(vector => vector.Span[0] > 0 ? vector.Span[1] / vector.Span[0] : 0).Select(fit => MathF.Round(fit)).Distinct();

    private Task<IngestReport> RunAsync() =>
        new IngestPipeline(_store, new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, _trainer)
            .RunAsync(_source, new SiteConventions(), cancellationToken: Stop);

    /// <summary>A trainer whose model is the number of the fit: an embedding tells which one made it.</summary>
    private sealed class CountingTrainer : IEmbeddingTrainer
    {
        public List<int> Fits { get; } = [];

        public int Embedded { get; set; }

        public int Least { get; set; }

        /// <summary>The fit whose model cannot be read.</summary>
        public int Damaged { get; set; }

        /// <summary>How many texts are embedded before the next one fails.</summary>
        public int FailsAfter { get; set; } = int.MaxValue;

        public string Name => "counting/1";

        public int Dimensions => 2;

        public async Task<byte[]?> FitAsync(Func<CancellationToken, IAsyncEnumerable<Chunk>> chunks, CancellationToken cancellationToken)
        {
            var count = await chunks(cancellationToken).CountAsync(cancellationToken);
            if (count < Least)
            {
                return null;
            }

            Fits.Add(count);
            return [(byte)Fits.Count];
        }

        public IEmbeddingGenerator<string, Embedding<float>> Load(ReadOnlyMemory<byte> model) =>
            model.Span[0] == Damaged ? throw new FormatException("Damaged.") : new Generator(this, model.Span[0]);
    }

    private sealed class Generator(CountingTrainer trainer, byte fit) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var made = values.Select(_ => new Embedding<float>(new float[] { 1, fit })).ToList();
            if (trainer.Embedded + made.Count > trainer.FailsAfter)
            {
                throw new HttpRequestException("Down.");
            }

            trainer.Embedded += made.Count;
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(made));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
