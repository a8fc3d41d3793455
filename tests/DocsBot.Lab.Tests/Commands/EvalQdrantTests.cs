using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Lab.Commands;

namespace DocsBot.Lab.Tests.Commands;

/// <summary>An evaluation of an index in Qdrant beside the embedded one.</summary>
public sealed class EvalQdrantTests : IAsyncLifetime
{
    private readonly SetFolder _set = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private QdrantDoubleServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await QdrantDoubleServer.StartAsync(new QdrantDoubleOptions(), Stop);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _set.Dispose();
    }

    [Fact]
    public async Task Both_stores_are_measured_side_by_side_and_nothing_stays_on_the_server()
    {
        (await RunAsync("--no-baseline", "--qdrant", _server.Url.ToString())).ShouldBe(0);

        var row = _output.ToString().Split("The same in Qdrant")[1].Split('\n').Last(line => line.StartsWith('|')).Split('|', StringSplitOptions.TrimEntries);
        row[1..5].ShouldBe(["animals", "1.000", "1.000", "+0.000 [+0.000, +0.000]"]);
        (await CollectionsAsync()).ShouldBe(0);
        _server.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_holds_what_Qdrant_reaches()
    {
        (await RunAsync("--no-baseline", "--json", "--qdrant", _server.Url.ToString())).ShouldBe(0);

        using var scores = JsonDocument.Parse(_output.ToString());
        scores.RootElement.GetProperty("qdrant").GetProperty("ndcg10").GetDouble().ShouldBe(scores.RootElement.GetProperty("ndcg10").GetDouble());
    }

    [Theory]
    [InlineData("localhost:6333", 2, "is no address of a Qdrant server")]
    [InlineData("http://127.0.0.1:1/", 1, "cannot be reached")]
    public async Task A_server_that_is_not_there_is_told(string url, int exit, string told)
    {
        (await RunAsync("--no-baseline", "--qdrant", url)).ShouldBe(exit);

        _errors.ToString().ShouldContain(told);
    }

    private async Task<int> CollectionsAsync()
    {
        using var http = new HttpClient { BaseAddress = _server.Url };
        var listed = await http.GetFromJsonAsync<JsonElement>("collections", Stop);
        return listed.GetProperty("result").GetProperty("collections").GetArrayLength();
    }

    private Task<int> RunAsync(params string[] arguments) => LabCommandLine.RunAsync(["eval", "retrieval", "--set", _set.Folder, .. arguments], _output, _errors);
}
