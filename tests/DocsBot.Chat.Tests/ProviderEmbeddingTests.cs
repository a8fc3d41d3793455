using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.ModelServer;
using Microsoft.Extensions.DependencyInjection;

namespace DocsBot.Chat.Tests;

/// <summary>The service with a provider's embedding model, from the first index to another model.</summary>
public sealed class ProviderEmbeddingTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();
    private readonly ScriptedServer _models;
    private string? _refused;
    private string? _failing;

    public ProviderEmbeddingTests() => _models = new((_, request) =>
        Holds(request, _failing) ? ScriptedServer.Fails(500)
        : Holds(request, _refused) ? ScriptedServer.Fails(400, """{"error":{"code":"invalid_input"}}""")
        : EmbeddingScripts.Of(EmbeddingBehaviour.Well, request));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _models.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Passages_are_embedded_once_and_questions_are_searched_for_by_meaning()
    {
        await using (var server = await ChatServer.StartAsync(_folder, Settings()))
        {
            var manifest = (await server.Services.GetRequiredService<IChunkStore>().GetManifestAsync(Token)).ShouldNotBeNull();
            (manifest.EmbeddingModel, manifest.EmbeddingDimensions, manifest.EmbeddingModelHash).ShouldBe(("embeddings", EmbeddingScripts.Dimensions, null));
            Sent().ShouldBe(manifest.Chunks);

            var found = await server.Services.GetRequiredService<Retriever>().RetrieveAsync("port lantern.toml", SearchFilter.None, Token);
            found.Chunks.ShouldContain(chunk => chunk.VectorScore > 0);
            var ready = await server.Client.GetFromJsonAsync<JsonElement>("/readyz", Token);
            ready.GetProperty("models").EnumerateArray().ShouldHaveSingleItem().GetRawText().ShouldBe("""{"name":"embeddings","state":"closed","failure":null,"triedAgainAt":null}""");
        }

        var before = Sent();
        _folder.Write("errors.md", "# Errors\n\nLantern writes its errors to the console.\n");
        await using (var server = await ChatServer.StartAsync(_folder, Settings(), waitUntilReady: false))
        {
            await UntilAsync(async () => (await server.Client.GetFromJsonAsync<JsonElement>("/api/search?q=console", Token)).GetRawText().Contains("console", StringComparison.Ordinal));
            (Sent() - before).ShouldBeLessThan(4);
        }
    }

    [Fact]
    public async Task An_index_of_another_model_stops_the_start_with_what_to_run()
    {
        await using (await ChatServer.StartAsync(_folder, Settings()))
        {
        }

        var other = await Should.ThrowAsync<IndexUnavailableException>(() => StartReadOnlyAsync(Settings(("EmbeddingModel:Name", "others"))));
        other.Message.ShouldContain("'embeddings' (32 dimensions)");
        other.Message.ShouldContain("EmbeddingModel__Name=others dotnet run --project ingest/DocsBot.Ingest -- --source");
        (await Should.ThrowAsync<IndexUnavailableException>(() => StartReadOnlyAsync(Settings(("EmbeddingModel:Dimensions", "16"))))).Message.ShouldContain("EmbeddingModel__Dimensions=16");
        (await Should.ThrowAsync<IndexUnavailableException>(() => StartReadOnlyAsync([]))).Message.ShouldContain("Set EmbeddingModel__Endpoint and EmbeddingModel__Name");
        await StartReadOnlyAsync(Settings());
    }

    [Fact]
    public async Task Another_model_embeds_everything_anew_and_the_old_index_answers_meanwhile()
    {
        await using (await ChatServer.StartAsync(_folder, Settings()))
        {
        }

        await using var server = await ChatServer.StartAsync(_folder, Settings(("EmbeddingModel:Name", "others")));

        (await server.AskAsync("How do I change the port?")).Events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
        var store = server.Services.GetRequiredService<IChunkStore>();
        await UntilAsync(async () => (await store.GetManifestAsync(Token))?.EmbeddingModel == "others");
    }

    [Fact]
    public async Task A_passage_that_the_provider_refuses_is_found_by_its_words()
    {
        _refused = "Brotli";
        await using var server = await ChatServer.StartAsync(_folder, Settings());

        var found = (await server.Services.GetRequiredService<Retriever>().RetrieveAsync("compress text files with Brotli", SearchFilter.None, Token)).Chunks;

        found[0].Chunk.Text.ShouldContain("Brotli");
        found[0].VectorScore.ShouldBeNull();
        found.ShouldContain(chunk => chunk.VectorScore > 0);
    }

    [Fact]
    public async Task What_was_embedded_before_the_provider_failed_is_not_sent_again()
    {
        _folder.Write("long.md", "# Long\n\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"## Section {i}\n\nLantern has a switch {i} for {(i == 20 ? "zebras" : "lamps")}.\n\n")));
        _failing = "zebras";
        var settings = Settings(("EmbeddingModel:BatchSize", "1"), ("EmbeddingModel:Parallelism", "1"), ("EmbeddingModel:Retries", "0"));
        await using (var server = await ChatServer.StartAsync(_folder, settings, waitUntilReady: false))
        {
            await UntilAsync(async () => (await server.Client.GetStringAsync("/api/status", Token)).Contains("does not answer", StringComparison.Ordinal));
        }

        var before = Sent();
        before.ShouldBeGreaterThan(16);
        _failing = null;
        await using (var server = await ChatServer.StartAsync(_folder, settings))
        {
            var manifest = (await server.Services.GetRequiredService<IChunkStore>().GetManifestAsync(Token)).ShouldNotBeNull();
            (Sent() - before).ShouldBeLessThan(manifest.Chunks - 14);
        }
    }

    private async Task StartReadOnlyAsync(Dictionary<string, string?> settings)
    {
        settings["Docs:Path"] = "";
        await using var app = await ChatApplication.BuildAsync(new ChatArguments { Data = _folder.Data, Urls = "http://127.0.0.1:0" }, settings);
    }

    /// <summary>How many passages were sent so far; questions have a prefix, and the dimension is found with one word.</summary>
    private int Sent() => _models.Requests.SelectMany(request => request.Body.GetProperty("input").EnumerateArray()).Select(text => text.GetString()!)
        .Count(text => text != "documentation" && !text.StartsWith("question: ", StringComparison.Ordinal));

    private static bool Holds(ScriptedRequest request, string? word) =>
        word is not null && request.Body.GetProperty("input").EnumerateArray().Any(text => text.GetString()!.Contains(word, StringComparison.Ordinal) && !text.GetString()!.StartsWith("question: ", StringComparison.Ordinal));

    private Dictionary<string, string?> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["EmbeddingModel:Endpoint"] = _models.Endpoint.AbsoluteUri, ["EmbeddingModel:Name"] = "embeddings", ["EmbeddingModel:QuestionPrefix"] = "question: " };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(50, Token);
        }

        throw new TimeoutException("It did not happen within ten seconds.");
    }
}
