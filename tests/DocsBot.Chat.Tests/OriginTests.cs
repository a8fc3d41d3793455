using System.Net;
using System.Net.Http.Json;

namespace DocsBot.Chat.Tests;

public sealed class OriginTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();
    private ChatServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ChatServer.StartAsync(_folder, new() { ["Widget:AllowedOrigins:0"] = "https://docs.example.com" });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("https://docs.example.com")]
    [InlineData("http://localhost:3000")]
    public async Task An_allowed_site_may_read_answers(string origin)
    {
        var response = await SendAsync(HttpMethod.Get, "/api/status", origin);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([origin]);
        response.Headers.Vary.ShouldContain("Origin");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://docs.example.com.evil.example")]
    [InlineData("http://docs.example.com")]
    [InlineData("null")]
    public async Task Any_other_site_may_not(string origin)
    {
        var response = await SendAsync(HttpMethod.Get, "/api/status", origin);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("Widget:AllowedOrigins");
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_preflight_of_an_allowed_site_is_answered()
    {
        var response = await SendAsync(HttpMethod.Options, "/hubs/chat/negotiate", "https://docs.example.com");

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("x-signalr-user-agent");
    }

    [Fact]
    public async Task An_allowed_site_may_delete_its_readers_conversation_and_another_may_not()
    {
        var preflight = await SendAsync(HttpMethod.Options, "/api/conversations/mine", "https://docs.example.com");
        preflight.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("DELETE");

        (await SendAsync(HttpMethod.Delete, "/api/conversations/mine", "https://docs.example.com")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(HttpMethod.Delete, "/api/conversations/mine", "https://evil.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_widget_itself_may_be_loaded_from_anywhere()
    {
        var response = await SendAsync(HttpMethod.Get, "/openapi/v1.json", "https://evil.example");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Files_are_compressed_and_event_streams_are_not()
    {
        using var file = new HttpRequestMessage(HttpMethod.Get, "/page.css");
        file.Headers.Add("Accept-Encoding", "br");
        (await _server.Client.SendAsync(file, Token)).Content.Headers.ContentEncoding.ShouldBe(["br"]);

        using var question = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question = "How do I change the port?" }) };
        question.Headers.Add("Accept-Encoding", "br");
        (await _server.Client.SendAsync(question, Token)).Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_openapi_document_describes_every_endpoint()
    {
        var document = await _server.Client.GetStringAsync("/openapi/v1.json", Token);

        document.ShouldContain("/api/ask");
        document.ShouldContain("/api/search");
        document.ShouldContain("/api/feedback");
        document.ShouldContain("/readyz");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string origin)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        return await _server.Client.SendAsync(request, Token);
    }
}
