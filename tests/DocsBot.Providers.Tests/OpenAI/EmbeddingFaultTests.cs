using System.Diagnostics;
using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.ModelServer;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.Providers.Tests.OpenAI;

/// <summary>However a server of embeddings misbehaves, its vectors are right, or there are none and a typed fault says why.</summary>
public sealed class EmbeddingFaultTests
{
    private readonly RecordingLogger<OpenAIEmbeddingGenerator> _told = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EmbeddingBehaviour.Well)]
    [InlineData(EmbeddingBehaviour.Base64)]
    [InlineData(EmbeddingBehaviour.OutOfOrder)]
    public async Task Each_text_gets_its_own_vector(EmbeddingBehaviour behaviour)
    {
        await using var server = new ScriptedServer((_, request) => EmbeddingScripts.Of(behaviour, request));
        using var generator = Generator(server, options => options.BatchSize = 2);
        string[] texts = ["one", "two words", "three words more", "four"];

        var embeddings = await generator.GenerateAsync(texts, EmbeddingPurpose.Passage, Stop);

        embeddings.Select(embedding => embedding.Vector.ToArray()).ShouldBe(texts.Select(text => EmbeddingScripts.VectorOf(text, EmbeddingScripts.Dimensions)));
        embeddings.Usage.ShouldNotBeNull().InputTokenCount.ShouldBe(14);
        server.Requests.Count.ShouldBe(2);
        server.Requests[0].Line.ShouldBe("POST /v1/embeddings HTTP/1.1");
        server.Requests[0].Headers["Authorization"].ShouldBe("Bearer sk-embedding");
        server.Requests[0].Body.TryGetProperty("dimensions", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Batches_keep_to_tokens_and_count_and_to_the_parallelism()
    {
        var atOnce = 0;
        var most = 0;
        await using var server = new ScriptedServer((_, request) => async connection =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await connection.PauseAsync(TimeSpan.FromMilliseconds(50));
            Interlocked.Decrement(ref atOnce);
            await EmbeddingScripts.Of(EmbeddingBehaviour.Well, request)(connection);
        });
        using var generator = Generator(server, options => (options.BatchSize, options.BatchTokens, options.Parallelism) = (10, 100, 3));
        var texts = Enumerable.Range(0, 60).Select(i => string.Join(' ', Enumerable.Repeat("word", i % 30))).ToList();

        (await generator.GenerateAsync(texts, EmbeddingPurpose.Passage, Stop)).Count.ShouldBe(60);

        var sizes = server.Requests.Select(request => request.Body.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList()).ToList();
        sizes.ShouldAllBe(batch => batch.Count <= 10 && (batch.Count == 1 || batch.Sum(text => Core.Text.TokenEstimator.Estimate(text)) <= 100));
        sizes.Sum(batch => batch.Count).ShouldBe(60);
        most.ShouldBeInRange(2, 3);
    }

    [Theory]
    [InlineData(EmbeddingBehaviour.WrongCount, ModelFailure.BadResponse, "embeddings for")]
    [InlineData(EmbeddingBehaviour.NotANumber, ModelFailure.BadResponse, "something else than numbers")]
    [InlineData(EmbeddingBehaviour.AllZero, ModelFailure.BadResponse, "zeros only")]
    [InlineData(EmbeddingBehaviour.Malformed, ModelFailure.BadResponse, "not JSON")]
    [InlineData(EmbeddingBehaviour.ServerError, ModelFailure.ServerError, "500")]
    [InlineData(EmbeddingBehaviour.Unauthorized, ModelFailure.Unauthorized, "EmbeddingModel:ApiKey")]
    [InlineData(EmbeddingBehaviour.Disconnect, ModelFailure.Disconnected, "")]
    [InlineData(EmbeddingBehaviour.Hang, ModelFailure.Timeout, "EmbeddingModel:QuestionTimeout")]
    public async Task A_question_ends_in_a_typed_fault_within_its_time(EmbeddingBehaviour behaviour, ModelFailure failure, string told)
    {
        await using var server = new ScriptedServer((_, request) => EmbeddingScripts.Of(behaviour, request));
        using var generator = Generator(server, options => options.QuestionTimeout = TimeSpan.FromSeconds(2));
        var clock = Stopwatch.StartNew();

        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => generator.GenerateAsync(["a question"], cancellationToken: Stop));

        fault.Failure.ShouldBe(failure);
        fault.Message.ShouldContain(told);
        fault.Message.ShouldNotContain("sk-embedding");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_second_dimension_is_refused_with_what_to_do()
    {
        await using var server = new ScriptedServer((number, request) => EmbeddingScripts.Of(number == 0 ? EmbeddingBehaviour.Well : EmbeddingBehaviour.WrongDimension, request));
        using var generator = Generator(server);
        await generator.GenerateAsync(["a"], cancellationToken: Stop);

        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => generator.GenerateAsync(["b"], EmbeddingPurpose.Passage, Stop));

        fault.Message.ShouldContain("31 components where 32 were expected");
        fault.Message.ShouldContain("run the ingestion again");
    }

    [Fact]
    public async Task Dimensions_are_sent_when_set_and_a_model_that_ignores_them_is_refused()
    {
        await using var shortening = new ScriptedServer((_, request) => EmbeddingScripts.Of(EmbeddingBehaviour.Well, request));
        using var generator = Generator(shortening, options => options.Dimensions = 8);
        (await generator.GenerateAsync(["a"], cancellationToken: Stop))[0].Vector.Length.ShouldBe(8);

        await using var ignoring = new ScriptedServer((_, request) => EmbeddingScripts.Of(EmbeddingBehaviour.WrongDimension, request));
        using var refused = Generator(ignoring, options => options.Dimensions = 8);
        (await Should.ThrowAsync<ModelUnavailableException>(() => refused.GenerateAsync(["a"], cancellationToken: Stop))).Message.ShouldContain("EmbeddingModel:Dimensions");
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_and_then_all_is_embedded()
    {
        await using var server = new ScriptedServer((number, request) => number == 0 ? Fails(429, "", "Retry-After: 1\r\n") : EmbeddingScripts.Of(EmbeddingBehaviour.Well, request));
        using var generator = Generator(server);
        var clock = Stopwatch.StartNew();

        (await generator.GenerateAsync(["a"], EmbeddingPurpose.Passage, Stop)).Count.ShouldBe(1);

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_halved_once_and_its_neighbours_are_untouched()
    {
        await using var server = new ScriptedServer((_, request) =>
            request.Body.GetProperty("input").EnumerateArray().Any(text => text.GetString()!.Length > 100)
                ? Fails(400, """{"error":{"message":"This model's maximum context length is 20 tokens","type":"invalid_request_error","code":null}}""")
                : EmbeddingScripts.Of(EmbeddingBehaviour.Well, request));
        using var generator = Generator(server);
        var tooLong = new string('x', 160);

        var embeddings = await generator.GenerateAsync(["a", tooLong, "b", new string('y', 400), "c"], EmbeddingPurpose.Passage, Stop);

        embeddings[1].Vector.ToArray().ShouldBe(EmbeddingScripts.VectorOf(tooLong[..80], EmbeddingScripts.Dimensions));
        embeddings[3].Vector.IsEmpty.ShouldBeTrue();
        new[] { 0, 2, 4 }.ShouldAllBe(i => embeddings[i].Vector.Length == EmbeddingScripts.Dimensions);
        _told.Entries.ShouldContain(entry => entry.Message.Contains("gets no embedding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_refuses_every_text_fails_instead_of_embedding_nothing()
    {
        await using var server = new ScriptedServer(Fails(400, """{"error":{"code":"unsupported_parameter","param":"dimensions"}}"""));
        using var generator = Generator(server);

        (await Should.ThrowAsync<ModelUnavailableException>(() => generator.GenerateAsync(Enumerable.Repeat("a", 64), EmbeddingPurpose.Passage, Stop))).Failure.ShouldBe(ModelFailure.BadRequest);

        server.Requests.Count.ShouldBeLessThan(12);
    }

    [Fact]
    public async Task Questions_and_passages_get_their_prefixes_and_the_passages_is_part_of_the_models_name()
    {
        await using var server = new ScriptedServer((_, request) => EmbeddingScripts.Of(EmbeddingBehaviour.Well, request));
        using var generator = Generator(server, options => (options.QuestionPrefix, options.PassagePrefix) = ("query: ", "passage: "));

        await generator.GenerateAsync(["a"], cancellationToken: Stop);
        await generator.GenerateAsync(["b"], EmbeddingPurpose.Passage, Stop);

        server.Requests.Select(request => request.Body.GetProperty("input")[0].GetString()).ShouldBe(["query: a", "passage: b"]);
        ((EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelId.ShouldBe("test-embeddings passage=passage:");
    }

    [Fact]
    public async Task A_dead_provider_is_asked_for_no_more_questions_but_an_ingestion_goes_on_asking()
    {
        await using var server = new ScriptedServer(Fails(500));
        using var generator = Generator(server, options => (options.Retries, options.BreakAfter) = (0, 2));
        for (var i = 0; i < 4; i++)
        {
            await Should.ThrowAsync<ModelUnavailableException>(() => generator.GenerateAsync(["q"], cancellationToken: Stop));
        }

        server.Requests.Count.ShouldBe(2);
        await Should.ThrowAsync<ModelUnavailableException>(() => generator.GenerateAsync(["p"], EmbeddingPurpose.Passage, Stop));
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Cancelling_cancels()
    {
        await using var server = new ScriptedServer(connection => connection.HangAsync());
        using var generator = Generator(server);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => generator.GenerateAsync(["a"], EmbeddingPurpose.Passage, stop.Token));
    }

    private OpenAIEmbeddingGenerator Generator(ScriptedServer server, Action<EmbeddingModelOptions>? configure = null)
    {
        var options = new EmbeddingModelOptions { Endpoint = server.Endpoint, Name = "test-embeddings", ApiKey = "sk-embedding", Retries = 2 };
        configure?.Invoke(options);
        return new OpenAIEmbeddingGenerator(options, TimeProvider.System, _told);
    }
}
