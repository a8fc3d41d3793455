using System.ComponentModel.DataAnnotations;
using System.Text;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Reranking;
using DocsBot.ModelServer;
using DocsBot.Providers.Rerank;

namespace DocsBot.Providers.Tests.Rerank;

public sealed class EndpointRerankerTests
{
    private readonly List<ModelUse> _uses = [];
    private readonly RecordingLogger<EndpointReranker> _told = new();

    [Theory]
    [InlineData("""{"results": [{"index": 2, "relevance_score": 0.9}, {"index": 0, "relevance_score": 0.5}, {"index": 1, "relevance_score": 0.1}]}""", new[] { 2, 0, 1 })]
    [InlineData("""[{"index": 0, "score": -4.5}, {"index": 2, "score": 3}, {"index": 1, "score": 0}]""", new[] { 2, 1, 0 })]
    [InlineData("""{"data": [{"index": 1, "relevance_score": 0.9}]}""", new[] { 1 })]
    [InlineData("""{"results": [{"index": 1, "relevance_score": 0.9}, {"index": 1, "relevance_score": 0.8}, {"index": 7, "relevance_score": 1}, {"index": -1, "relevance_score": 1}, {"index": 0}, 5, null, {"index": "2", "relevance_score": 2}]}""", new[] { 1 })]
    public async Task Both_forms_of_reply_give_an_order_by_score(string reply, int[] order)
    {
        await using var server = new ScriptedServer(Says(reply));

        (await Rank(server)).ShouldBe(order);
        _uses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(use => use.Purpose.ShouldBe("rerank"), use => use.Model.ShouldBe("rerank-v3.5"), use => use.Failure.ShouldBeNull());
    }

    [Fact]
    public async Task Cohere_is_asked_in_its_form_with_the_key()
    {
        await using var server = new ScriptedServer(Says("""{"results": [{"index": 0, "relevance_score": 1}]}"""));

        await Rank(server);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldStartWith("POST /v1/rerank ");
        request.Headers["Authorization"].ShouldBe("Bearer key");
        request.Body.GetProperty("model").GetString().ShouldBe("rerank-v3.5");
        request.Body.GetProperty("query").GetString().ShouldBe("Which tusks?");
        request.Body.GetProperty("top_n").GetInt32().ShouldBe(3);
        request.Body.GetProperty("documents").EnumerateArray().Select(text => text.GetString()).ShouldBe(["Walrus > Tusks\n\nText 0.", "Walrus > Tusks\n\nText 1.", "Walrus > Tusks\n\nText 2."]);
    }

    [Fact]
    public async Task Text_embeddings_inference_is_asked_in_its_form()
    {
        await using var server = new ScriptedServer(Says("""[{"index": 0, "score": 1}]"""));

        await Rank(server, options => options.Api = RerankApi.Tei);

        var body = server.Requests.ShouldHaveSingleItem().Body;
        body.GetProperty("texts").GetArrayLength().ShouldBe(3);
        body.GetProperty("truncate").GetBoolean().ShouldBeTrue();
        body.TryGetProperty("documents", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(401, ModelFailure.Unauthorized)]
    [InlineData(404, ModelFailure.NotFound)]
    [InlineData(422, ModelFailure.BadRequest)]
    [InlineData(429, ModelFailure.RateLimited)]
    [InlineData(503, ModelFailure.ServerError)]
    [InlineData(307, ModelFailure.BadRequest)]
    public async Task A_refusal_is_no_order_and_the_operator_is_told_without_the_key(int status, ModelFailure failure)
    {
        await using var server = new ScriptedServer(ScriptedServer.Fails(status, """{"message": "no"}""", "Location: http://elsewhere.example/\r\n"));

        (await Rank(server)).ShouldBeNull();

        _uses.ShouldHaveSingleItem().Failure.ShouldBe(failure);
        _told.Text.ShouldContain("Rerank:Endpoint");
        _told.Text.ShouldNotContain("Bearer");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"results": "none"}""")]
    [InlineData("""{"results": [{"index": 99, "relevance_score": 1}]}""")]
    public async Task A_reply_that_makes_no_sense_is_no_order(string reply)
    {
        await using var server = new ScriptedServer(Says(reply));

        (await Rank(server)).ShouldBeNull();
        _uses.ShouldHaveSingleItem().Failure.ShouldBe(ModelFailure.BadResponse);
    }

    [Fact]
    public async Task A_server_that_hangs_breaks_off_or_sends_without_end_is_no_order()
    {
        await using (var hanging = new ScriptedServer(connection => connection.HangAsync()))
        {
            (await Rank(hanging, options => options.Timeout = TimeSpan.FromMilliseconds(200))).ShouldBeNull();
        }

        await using (var breaking = new ScriptedServer(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        }))
        {
            (await Rank(breaking)).ShouldBeNull();
        }

        await using (var endless = new ScriptedServer(Says(new string(' ', 2_000_000))))
        {
            (await Rank(endless)).ShouldBeNull();
        }

        _uses.Select(use => use.Failure).ShouldBe([ModelFailure.Timeout, ModelFailure.Disconnected, ModelFailure.Disconnected]);
    }

    [Fact]
    public async Task Cancelling_cancels()
    {
        await using var hanging = new ScriptedServer(connection => connection.HangAsync());
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(() => Rank(hanging, stop: stop.Token));
    }

    [Theory]
    [InlineData(RerankKind.Endpoint, null, "Rerank:Endpoint")]
    [InlineData(RerankKind.Endpoint, "ftp://example.com", "Rerank:Endpoint")]
    [InlineData(RerankKind.Off, "http://example.com", "Rerank:Kind")]
    public void Options_that_do_not_fit_together_are_refused_by_name(RerankKind kind, string? endpoint, string key)
    {
        var options = new RerankOptions { Kind = kind, Endpoint = endpoint is null ? null : new Uri(endpoint) };
        var faults = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true).ShouldBeFalse();

        faults.ShouldContain(fault => fault.ErrorMessage!.Contains(key, StringComparison.Ordinal));
    }

    private static Func<ScriptedConnection, Task> Says(string json) => ScriptedServer.Says(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}");

    private async Task<IReadOnlyList<int>?> Rank(ScriptedServer server, Action<RerankOptions>? change = null, CancellationToken? stop = null)
    {
        var options = new RerankOptions { Kind = RerankKind.Endpoint, Endpoint = server.Endpoint, ApiKey = "key", Name = "rerank-v3.5", Timeout = TimeSpan.FromSeconds(10) };
        change?.Invoke(options);
        using var reranker = new EndpointReranker(options, TimeProvider.System, _told);
        return await reranker.RankAsync("Which tusks?", [.. Enumerable.Range(0, 3).Select(Passage)], _uses, stop ?? TestContext.Current.CancellationToken);
    }

    private static Chunk Passage(int number) => new()
    {
        Id = default, Page = new PageKey("docs", "a.md"), Ordinal = number, Title = "Walrus", HeadingPath = ["Tusks"], PageUrl = "/a", Text = $"Text {number}.",
    };
}
