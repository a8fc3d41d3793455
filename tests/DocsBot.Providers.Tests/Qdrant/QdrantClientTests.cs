using System.Net;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Qdrant.Index;
using DocsBot.Providers.Qdrant.Rest;
using static DocsBot.Providers.Tests.Qdrant.AnsweringHandler;

namespace DocsBot.Providers.Tests.Qdrant;

public sealed class QdrantClientTests
{
    private const string Done = """{"result":{"operation_id":1,"status":"completed"},"status":"ok","time":0.1}""";

    private readonly RecordingLogger<QdrantChunkStore> _logger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"status":{"error":"Wrong input: JSON payload (33554433 bytes) is larger than allowed (limit: 33554432 bytes)."},"time":0}""", "TooLarge")]
    [InlineData(400, """{"status":{"error":"Wrong input: Vector dimension error: expected dim: 768, got 1024"},"time":0}""", "Dimension")]
    [InlineData(400, """{"status":{"error":"Bad request: limit exceeded 1000 > 100"},"time":0}""", "Refused")]
    [InlineData(401, "Must provide an API key or an Authorization bearer token", "Unauthorized")]
    [InlineData(403, """{"status":{"error":"Forbidden: Global manage access is required"},"time":0}""", "Unauthorized")]
    [InlineData(404, """{"status":{"error":"Not found: Collection `c` doesn't exist!"},"time":0}""", "NotFound")]
    [InlineData(404, "", "NotFound")]
    [InlineData(408, """{"status":{"error":"Timeout"},"time":0}""", "Timeout")]
    [InlineData(409, """{"status":{"error":"already exists"},"time":0}""", "Conflict")]
    [InlineData(422, """{"status":{"error":"Validation error in JSON body: [points[0].vector: must be unique]"},"time":0}""", "Refused")]
    [InlineData(429, """{"status":{"error":"Rate limiting exceeded: Write rate limit exceeded, request larger than rate limiter capacity"},"time":0}""", "TooLarge")]
    [InlineData(500, """{"status":{"error":"Service internal error: Operation 'x' timed out after 60 seconds"},"time":0}""", "Timeout")]
    [InlineData(500, """{"status":{"error":"Service internal error"},"time":0}""", "ServerError")]
    [InlineData(503, """{"status":"already_in_progress","time":0}""", "Unavailable")]
    [InlineData(507, """{"status":{"error":"quota"},"time":0}""", "Full")]
    [InlineData(200, "<html>a proxy</html>", "Malformed")]
    [InlineData(200, """{"status":"ok","time":0}""", "Malformed")]
    public async Task An_error_is_told_by_what_can_be_done_about_it(int status, string body, string fault)
    {
        using var client = Open(new AnsweringHandler(Answer((HttpStatusCode)status, body)), retries: 0);

        var thrown = await Should.ThrowAsync<QdrantException>(() => client.ScrollAsync("c", new ScrollPoints { Limit = 1 }, Stop));

        (thrown.Fault.ToString(), thrown.Operation, thrown.Collection).ShouldBe((fault, "scroll points", "c"));
        thrown.Status.ShouldBe(status == 200 ? null : (HttpStatusCode)status);
        thrown.Message.ShouldNotContain("{");
        thrown.ServerMessage.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_and_a_broken_connection_too()
    {
        var handler = new AnsweringHandler(
            Answer(HttpStatusCode.TooManyRequests, "", retryAfter: 0), Answer(HttpStatusCode.ServiceUnavailable, ""), Fail(new HttpRequestException("reset")), Answer(HttpStatusCode.OK, Done));
        using var client = Open(handler, retries: 3);

        await client.DeletePointsAsync("c", PointReader.Chunks, Stop);

        handler.Requests.Count.ShouldBe(4);
        handler.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        _logger.Text.ShouldContain("tried again");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, null, 1)]
    [InlineData(HttpStatusCode.TooManyRequests, 3600, 1)]
    [InlineData(HttpStatusCode.BadRequest, null, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, null, 3)]
    public async Task What_time_does_not_mend_is_not_asked_again(HttpStatusCode status, int? retryAfter, int requests)
    {
        var handler = new AnsweringHandler(Answer(status, "", retryAfter));
        using var client = Open(handler, retries: 2);

        await Should.ThrowAsync<QdrantException>(() => client.DeletePointsAsync("c", PointReader.Chunks, Stop));

        handler.Requests.Count.ShouldBe(requests);
    }

    [Theory]
    [InlineData("One", "")]
    [InlineData("Majority", "?consistency=majority")]
    [InlineData("All", "?consistency=all")]
    public async Task Reads_ask_as_many_copies_as_configured_and_writes_wait(string consistency, string query)
    {
        var handler = new AnsweringHandler(Answer(HttpStatusCode.OK, """{"result":{"count":3},"status":"ok","time":0}"""), Answer(HttpStatusCode.OK, Done));
        using var client = Open(handler, retries: 0, Enum.Parse<ReadConsistency>(consistency));

        (await client.CountAsync("c", PointReader.Chunks, Stop)).ShouldBe(3);
        await client.DeletePointsAsync("c", PointReader.Chunks, Stop);

        handler.Requests.Select(request => request.Url.PathAndQuery).ShouldBe([$"/base/collections/c/points/count{query}", "/base/collections/c/points/delete?wait=true"]);
        handler.Requests[0].Body.ShouldBe("""{"filter":{"must":[{"key":"kind","match":{"value":"chunk"}}]},"exact":true}""");
    }

    [Fact]
    public async Task A_write_that_is_only_acknowledged_is_no_success()
    {
        using var client = Open(new AnsweringHandler(Answer(HttpStatusCode.OK, Done.Replace("completed", "acknowledged", StringComparison.Ordinal))), retries: 0);

        (await Should.ThrowAsync<QdrantException>(() => client.DeletePointsAsync("c", PointReader.Chunks, Stop))).Fault.ShouldBe(QdrantFault.Timeout);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_and_a_caller_who_gives_up_is_no_fault()
    {
        using var client = Open(new SilentHandler(), retries: 3);
        (await Should.ThrowAsync<QdrantException>(() => client.GetVersionAsync(Stop))).Fault.ShouldBe(QdrantFault.Timeout);

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetVersionAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_key_goes_with_every_request_and_into_no_message()
    {
        var handler = new AnsweringHandler(Answer(HttpStatusCode.ServiceUnavailable, ""), Answer(HttpStatusCode.Unauthorized, "Invalid API key"));
        using var client = Open(handler, retries: 1);

        var fault = await Should.ThrowAsync<QdrantException>(() => client.ListCollectionsAsync(Stop));

        handler.Requests.Select(request => request.Key).ShouldBe(["secret", "secret"]);
        handler.Requests[0].Url.ShouldBe(new Uri("http://localhost:6333/base/collections"));
        fault.ToString().ShouldNotContain("secret");
        QdrantFaults.Explain(fault, client.Url).Message.ShouldContain("Qdrant__ApiKey");
        _logger.Text.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("1.16.3", """{"tokenizer":"whitespace","language":"none"}""")]
    [InlineData("1.18.0-dev", """{"tokenizer":"whitespace","language":"none"}""")]
    [InlineData("1.19.0", """{"tokenizer":"whitespace","stopwords":{},"stemmer":{"type":"none"}}""")]
    [InlineData("2.0.1", """{"tokenizer":"whitespace","stopwords":{},"stemmer":{"type":"none"}}""")]
    public async Task Words_are_left_as_they_are_in_the_way_the_version_knows(string version, string options)
    {
        using var client = Open(new AnsweringHandler(Answer(HttpStatusCode.OK, $$"""{"title":"qdrant","version":"{{version}}"}""")), retries: 0);

        System.Text.Json.JsonSerializer.Serialize(Bm25Options.For(await client.GetVersionAsync(Stop)), QdrantJson.Default.Bm25Options).ShouldBe(options);
    }

    [Fact]
    public async Task What_is_too_large_is_sent_in_halves_and_nothing_twice()
    {
        var sent = new List<int[]>();
        var batch = new PointBatch<int>(new QdrantOptions { BatchPoints = 10, BatchKilobytes = 64 }, size => size, (items, _) =>
        {
            if (items.Count > 3)
            {
                throw new QdrantException(QdrantFault.TooLarge, new QdrantOperation("upsert points"), "too large");
            }

            sent.Add([.. items]);
            return Task.CompletedTask;
        });

        foreach (var item in Enumerable.Range(0, 25).Append(70_000).Append(1))
        {
            await batch.AddAsync(item, Stop);
        }

        await batch.FlushAsync(Stop);
        sent.SelectMany(items => items).ShouldBe(Enumerable.Range(0, 25).Append(70_000).Append(1));
        sent.ShouldContain(items => items.SequenceEqual(new[] { 70_000 }), "one that is over the bound goes alone");
    }

    [Fact]
    public async Task One_point_that_is_too_large_is_told()
    {
        var batch = new PointBatch<int>(new QdrantOptions(), size => size, (_, _) => throw new QdrantException(QdrantFault.TooLarge, new QdrantOperation("upsert points", "c"), "limit"));
        await batch.AddAsync(1, Stop);

        (await Should.ThrowAsync<QdrantException>(() => batch.FlushAsync(Stop))).Fault.ShouldBe(QdrantFault.TooLarge);
    }

    private QdrantClient Open(HttpMessageHandler handler, int retries, ReadConsistency consistency = ReadConsistency.One)
    {
        var options = new QdrantOptions { Url = new Uri("http://localhost:6333/base"), ApiKey = "secret", Retries = retries, Timeout = TimeSpan.FromMilliseconds(500), WriteTimeout = TimeSpan.FromSeconds(5) };
        return new QdrantClient(new QdrantConnection(options, TimeProvider.System, _logger, handler), consistency);
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Never reached.");
        }
    }
}
