using DocsBot.Ingestion.Chunking;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Ingestion.Tests;

public sealed class IngestPipelineTests
{
    private static readonly SiteConventions Site = new() { Generator = SiteGenerator.MkDocs };

    private readonly MemoryChunkStore _store = new();
    private readonly MemorySource _source = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_parses_only_what_changed_and_drops_what_is_gone()
    {
        _source["a.md"] = "# A\n\nAlpha.";
        _source["b.md"] = "# B\n\nBeta.";
        _source["c.md"] = "# C\n\nGamma.";
        var first = await RunAsync();
        (first.Added, first.Changed, first.Unchanged, first.Removed, first.Chunks).ShouldBe((3, 0, 0, 0, 3));

        _store.Replaced.Clear();
        _source["b.md"] = "# B\n\nBeta two.";
        _source["d.md"] = "# D\n\nDelta.";
        _source.Remove("c.md");
        var second = await RunAsync();

        (second.Pages, second.Added, second.Changed, second.Unchanged, second.Removed).ShouldBe((3, 1, 1, 1, 1));
        _store.Replaced.Select(page => page.Path).Order(StringComparer.Ordinal).ShouldBe(["b.md", "d.md"]);
        _store.Pages.ShouldBe(["a.md", "b.md", "d.md"]);
        _store.ChunksOf("b.md").ShouldHaveSingleItem().Text.ShouldBe("Beta two.");
        second.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_lost_its_text_loses_its_chunks_and_is_not_parsed_again()
    {
        _source["a.md"] = "# A\n\nAlpha.";
        await RunAsync();
        _source["a.md"] = "";
        (await RunAsync()).Changed.ShouldBe(1);
        _store.ChunksOf("a.md").ShouldBeEmpty();
        _store.Pages.ShouldBe(["a.md"]);
        (await RunAsync()).Unchanged.ShouldBe(1);
    }

    [Fact]
    public async Task After_an_incomplete_listing_no_page_is_removed()
    {
        _source["a.md"] = "Alpha.";
        _source["sub/b.md"] = "Beta.";
        await RunAsync();
        _source.Remove("sub/b.md");
        _source.Unlisted = "sub";

        var report = await RunAsync();

        report.Removed.ShouldBe(0);
        report.ListingComplete.ShouldBeFalse();
        report.Succeeded.ShouldBeFalse();
        report.Failed.ShouldHaveSingleItem().Page.Path.ShouldBe("sub");
        _store.Pages.ShouldBe(["a.md", "sub/b.md"]);
    }

    [Fact]
    public async Task A_page_that_fails_is_named_keeps_its_old_chunks_and_stops_nothing()
    {
        _source["a.md"] = "Alpha.";
        _source["b.md"] = "Beta.";
        await RunAsync();
        _source.Add("a.md", [0x41, 0x42, 0xC3, 0x28]);
        _source.Add("binary.md", [0x50, 0x4B, 0x00, 0x01]);
        _source["front.md"] = "---\ntitle: [broken\nx: y\n---\nText.";
        _source["b.md"] = "Beta two.";

        var report = await RunAsync();

        report.Failed.Select(failure => failure.Page.Path).ShouldBe(["a.md", "binary.md", "front.md"]);
        report.Failed[0].Reason.ShouldContain("byte 2");
        report.Failed[1].Reason.ShouldContain("binary");
        report.Failed[2].Reason.ShouldContain("line");
        report.Changed.ShouldBe(1);
        report.Removed.ShouldBe(0);
        _store.ChunksOf("a.md").ShouldHaveSingleItem().Text.ShouldBe("Alpha.");
        _store.ChunksOf("b.md").ShouldHaveSingleItem().Text.ShouldBe("Beta two.");
    }

    [Fact]
    public async Task A_page_above_the_limit_is_refused_without_being_read()
    {
        _source["huge.md"] = new string('x', 2_000);
        _source["small.md"] = "Small.";

        var report = await RunAsync(new IngestOptions { MaxPageBytes = 1_000 });

        report.Failed.ShouldHaveSingleItem().Reason.ShouldContain("2,000 bytes");
        _source.Opened.ShouldBe(["small.md"]);
    }

    [Fact]
    public async Task A_page_whose_size_is_not_known_is_read_no_further_than_the_limit()
    {
        var pages = new OnePage(new SourceFile { Path = "endless.md", OpenAsync = _ => ValueTask.FromResult<Stream>(new EndlessStream()) });
        var report = await Pipeline(new IngestOptions { MaxPageBytes = 100_000 }).RunAsync(pages, Site, cancellationToken: Token);
        report.Failed.ShouldHaveSingleItem().Reason.ShouldContain("100,000");
    }

    [Fact]
    public async Task A_draft_holds_no_chunk_and_loses_those_it_had()
    {
        _source["a.md"] = "---\ntitle: A\n---\nAlpha.";
        await RunAsync();
        _source["a.md"] = "---\ntitle: A\ndraft: true\n---\nAlpha.";

        var report = await RunAsync();

        report.Skipped.ShouldBe(1);
        report.Succeeded.ShouldBeTrue();
        _store.ChunksOf("a.md").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_is_parsed_again_when_a_file_changed_that_it_includes()
    {
        _source["a.md"] = "# A\n\n{* snippet.py *}";
        _source["b.md"] = "# B\n\nBeta.";
        _source["snippet.py"] = "one = 1";
        await RunAsync();
        _source["snippet.py"] = "two = 2";

        var report = await RunAsync();

        (report.Changed, report.Unchanged).ShouldBe((1, 1));
        _store.ChunksOf("a.md").ShouldHaveSingleItem().Text.ShouldContain("two = 2");
    }

    [Fact]
    public async Task A_page_is_parsed_again_when_a_file_appears_that_it_looked_for()
    {
        _source["a.md"] = "# A\n\nText.\n\n{* snippet.py *}";
        await RunAsync();
        (await RunAsync()).Unchanged.ShouldBe(1);
        _source["snippet.py"] = "one = 1";
        (await RunAsync()).Changed.ShouldBe(1);
    }

    [Fact]
    public async Task Another_base_address_gives_every_page_its_new_address()
    {
        _source["a.md"] = "Alpha.";
        await RunAsync();
        _store.ChunksOf("a.md")[0].PageUrl.ShouldBe("/docs/a/");

        var report = await Pipeline().RunAsync(_source, Site with { BaseUrl = new Uri("https://docs.test/x/") }, cancellationToken: Token);

        report.Changed.ShouldBe(1);
        _store.ChunksOf("a.md")[0].PageUrl.ShouldBe("https://docs.test/x/a/");
    }

    [Fact]
    public async Task Other_limits_of_the_chunker_cut_every_page_anew()
    {
        _source["a.md"] = "Alpha.";
        await RunAsync();
        var report = await RunAsync(new IngestOptions { Chunking = new ChunkerOptions { MaxCharacters = 800, TargetCharacters = 600 } });
        report.Unchanged.ShouldBe(0);
        report.Manifest.Chunker.ShouldContain("max=800");
    }

    [Fact]
    public async Task A_source_that_is_suddenly_empty_does_not_empty_the_index()
    {
        _source["a.md"] = "Alpha.";
        await RunAsync();
        _source.Remove("a.md");

        var fault = await Should.ThrowAsync<SourceUnavailableException>(() => RunAsync());

        fault.Message.ShouldContain("docs");
        _store.Pages.ShouldBe(["a.md"]);
    }

    [Fact]
    public async Task A_run_that_was_stopped_publishes_nothing_and_the_next_takes_up_where_it_stopped()
    {
        for (var i = 0; i < 40; i++)
        {
            _source[$"{i:00}.md"] = $"Page {i}.";
        }

        using var stop = new CancellationTokenSource();
        _store.BeforeReplace = _ =>
        {
            if (_store.Replaced.Count == 10)
            {
                stop.Cancel();
            }
        };
        await Should.ThrowAsync<OperationCanceledException>(() => Pipeline().RunAsync(_source, Site, cancellationToken: stop.Token));
        _store.Published.ShouldBe(0);

        _store.BeforeReplace = null;
        var report = await RunAsync();

        report.Unchanged.ShouldBe(10);
        report.Added.ShouldBe(30);
        _store.Pages.Count().ShouldBe(40);
    }

    [Fact]
    public async Task A_store_that_fails_ends_the_run_with_its_own_fault()
    {
        for (var i = 0; i < 200; i++)
        {
            _source[$"{i:000}.md"] = $"Page {i}.";
        }

        _store.BeforeReplace = page => throw new IOException($"disk full at {page.Path}");
        var fault = await Should.ThrowAsync<IOException>(() => RunAsync().WaitAsync(TimeSpan.FromSeconds(30), Token));
        fault.Message.ShouldContain("disk full");
    }

    [Fact]
    public async Task Sources_are_kept_apart_and_published_together()
    {
        var other = new MemorySource("blog") { ["a.md"] = "From the blog." };
        _source["a.md"] = "From the docs.";

        var report = await Pipeline().RunAsync([new IngestSource(_source, Site), new IngestSource(other, Site)], cancellationToken: Token);

        report.Pages.ShouldBe(2);
        _store.Published.ShouldBe(1);
        _store.ChunksOf("a.md").Select(chunk => chunk.Page.Source).Order(StringComparer.Ordinal).ShouldBe(["blog", "docs"]);
        other.Remove("a.md");
        other["b.md"] = "Moved.";
        await Pipeline().RunAsync(other, Site, cancellationToken: Token);
        _store.Pages.ShouldBe(["a.md", "b.md"]);
    }

    [Fact]
    public async Task Two_sources_of_one_name_are_a_mistake_of_the_caller() =>
        (await Should.ThrowAsync<ArgumentException>(() => Pipeline().RunAsync([new IngestSource(_source, Site), new IngestSource(new MemorySource(), Site)], cancellationToken: Token)))
            .Message.ShouldContain("docs");

    [Fact]
    public async Task What_the_source_knows_of_a_page_wins_over_the_page()
    {
        var pages = new OnePage(SourceFile.FromText("x.md", "# Own title\n\nText.") with { Url = "https://elsewhere.test/x", Title = "Given title" });
        await Pipeline().RunAsync(pages, Site, cancellationToken: Token);
        var chunk = _store.ChunksOf("x.md").ShouldHaveSingleItem();
        (chunk.Title, chunk.PageUrl).ShouldBe(("Given title", "https://elsewhere.test/x"));
    }

    [Fact]
    public async Task New_chunks_are_embedded_once_in_batches_and_at_unit_length()
    {
        for (var i = 0; i < 5; i++)
        {
            _source[$"{i}.md"] = $"Page {i}.";
        }

        var model = new LengthEmbedder();
        await RunAsync(new IngestOptions { EmbeddingBatch = 2 }, model);
        model.Batches.ShouldBe([2, 2, 1]);
        _store.Embeddings.Count.ShouldBe(5);
        _store.Embeddings.Values.Select(vector => vector.ToArray().Sum(x => x * x)).ShouldAllBe(length => Math.Abs(length - 1) < 1e-5);

        _source["new.md"] = "New.";
        await RunAsync(new IngestOptions { EmbeddingBatch = 2 }, model);
        model.Batches.ShouldBe([2, 2, 1, 1]);
    }

    private IngestPipeline Pipeline(IngestOptions? options = null, IEmbeddingGenerator<string, Embedding<float>>? embedder = null) =>
        new(_store, options ?? new IngestOptions { Parallelism = 3 }, TimeProvider.System, NullLogger<IngestPipeline>.Instance, embedder);

    private Task<IngestReport> RunAsync(IngestOptions? options = null, IEmbeddingGenerator<string, Embedding<float>>? embedder = null) =>
        Pipeline(options, embedder).RunAsync(_source, Site, cancellationToken: Token);

    private sealed class OnePage(SourceFile file) : IPageSource
    {
        public string Name => "docs";

        public async IAsyncEnumerable<SourceEntry> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new SourceEntry.File(file);
        }
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            return ValueTask.FromResult(buffer.Length);
        }
    }

    /// <summary>Embeds a text as its length and its first letter: texts differ.</summary>
    private sealed class LengthEmbedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<int> Batches { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            Batches.Add(texts.Count);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(new float[] { text.Length, text[0] }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", defaultModelId: "length", defaultModelDimensions: 2) : null;

        public void Dispose()
        {
        }
    }
}
