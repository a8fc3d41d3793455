using DocsBot.Core.Retrieval;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Embeddings;

/// <summary>A passage is paid for once.</summary>
public sealed class CachedEmbeddingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<CachedEmbeddings> _log = new();
    private readonly CountingEmbeddings _provider = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_passage_is_embedded_once_over_two_runs()
    {
        var first = await EmbedAsync(["walrus", "heron"]);
        var second = await EmbedAsync(["heron", "seal", "walrus"]);

        _provider.Asked.ShouldBe(["walrus", "heron", "seal"]);
        second[2].Vector.ToArray().ShouldBe(first[0].Vector.ToArray(), tolerance: 0.001);
        second[0].Vector.ToArray().ShouldBe(first[1].Vector.ToArray(), tolerance: 0.001);
        second.Usage!.InputTokenCount.ShouldBe(1);
    }

    [Fact]
    public async Task Another_model_prefix_or_dimension_is_asked_anew()
    {
        await EmbedAsync(["walrus"]);
        await EmbedAsync(["walrus"], options => options.Name = "other");
        await EmbedAsync(["walrus"], options => options.PassagePrefix = "passage: ");
        await EmbedAsync(["walrus"], options => options.Dimensions = 2);
        await EmbedAsync(["walrus"]);

        _provider.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Questions_are_not_kept()
    {
        using var embeddings = Open();
        await embeddings.GenerateAsync(["walrus"], cancellationToken: Stop);
        await embeddings.GenerateAsync(["walrus"], cancellationToken: Stop);

        _provider.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_passage_without_an_embedding_is_asked_for_again()
    {
        _provider.Refused = "walrus";
        (await EmbedAsync(["walrus", "heron"]))[0].Vector.Length.ShouldBe(0);
        _provider.Refused = null;

        (await EmbedAsync(["walrus", "heron"]))[0].Vector.Length.ShouldBe(3);
        _provider.Asked.ShouldBe(["walrus", "heron", "walrus"]);
    }

    [Fact]
    public async Task What_was_not_used_for_long_is_forgotten()
    {
        var time = new StoppedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await EmbedAsync(["walrus", "heron"], time: time);
        time.Now += TimeSpan.FromDays(60);
        await EmbedAsync(["heron"], time: time);
        time.Now += TimeSpan.FromDays(60);
        await EmbedAsync([], time: time);

        await EmbedAsync(["heron", "walrus"], time: time);

        _provider.Asked.ShouldBe(["walrus", "heron", "walrus"]);
    }

    [Theory]
    [InlineData("this is no database, and long enough for one to see it: ................................................................................")]
    [InlineData("")]
    public async Task A_damaged_file_is_made_anew(string content)
    {
        _folder.Write("embeddings.db", content);
        _folder.Write("embeddings.db-wal", content);

        await EmbedAsync(["walrus"]);
        await EmbedAsync(["walrus"]);

        _provider.Asked.Count.ShouldBe(1);
        _log.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_told_of_once_and_done_without()
    {
        Directory.CreateDirectory(_folder["embeddings.db"]);
        using var embeddings = Open();

        (await embeddings.GenerateAsync(["walrus"], EmbeddingPurpose.Passage, Stop))[0].Vector.Length.ShouldBe(3);
        (await embeddings.GenerateAsync(["walrus"], EmbeddingPurpose.Passage, Stop))[0].Vector.Length.ShouldBe(3);

        _provider.Asked.Count.ShouldBe(2);
        _log.Entries.ShouldHaveSingleItem().Message.ShouldContain("cache of embeddings cannot be used");
    }

    [Fact]
    public async Task Zero_days_keep_nothing()
    {
        await EmbedAsync(["walrus"], options => options.CacheDays = 0);
        await EmbedAsync(["walrus"], options => options.CacheDays = 0);

        _provider.Asked.Count.ShouldBe(2);
        File.Exists(_folder["embeddings.db"]).ShouldBeFalse();
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(string[] texts, Action<EmbeddingModelOptions>? configure = null, TimeProvider? time = null)
    {
        using var embeddings = Open(configure, time);
        return await embeddings.GenerateAsync(texts, EmbeddingPurpose.Passage, Stop);
    }

    private CachedEmbeddings Open(Action<EmbeddingModelOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new EmbeddingModelOptions { Name = "model" };
        configure?.Invoke(options);
        return new CachedEmbeddings(_provider, options, _folder["embeddings.db"], time ?? TimeProvider.System, _log);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>A provider that notes what it is asked.</summary>
    private sealed class CountingEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Asked { get; } = [];

        public string? Refused { get; set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            string[] texts = [.. values];
            Asked.AddRange(texts);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(text == Refused ? [] : new float[] { text.Length / 10f, 0.25f, -1 })))
            {
                Usage = new UsageDetails { InputTokenCount = texts.Length },
            });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
