using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using DocsBot.Chat.Asking;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace DocsBot.Chat.Tests;

public sealed class HubTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();
    private readonly HangingChatClient _hanging = new();
    private ChatServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ChatServer.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_hub_streams_the_same_events_as_http()
    {
        await using var hub = await HubClient.ConnectAsync(_server.Client.BaseAddress!);

        await hub.AskAsync("1", "How do I change the port?");
        var events = await hub.CollectAsync();

        events[0].ShouldBeOfType<ChatEvent.SourcesFound>();
        events.OfType<ChatEvent.AnswerDelta>().ShouldNotBeEmpty();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
    }

    [Fact]
    public async Task Feedback_finds_its_row_even_right_after_the_answer()
    {
        await using var hub = await HubClient.ConnectAsync(_server.Client.BaseAddress!);
        await hub.AskAsync("1", "How do I change the port?");
        var completed = (ChatEvent.Completed)(await hub.CollectAsync())[^1];

        await hub.InvokeAsync("2", "Feedback", new { completed.InteractionId, completed.ConversationId, helpful = false, comment = "Too short" });
        ((JsonElement)((CompletionMessage)await hub.NextAsync()).Result!).GetBoolean().ShouldBeTrue();

        await _server.FlushLogAsync();
        var row = await RowAsync(completed.InteractionId);
        row.Feedback.ShouldNotBeNull().Helpful.ShouldBeFalse();
        row.Feedback.Comment.ShouldBe("Too short");
    }

    [Fact]
    public async Task What_readers_paste_by_mistake_is_on_no_disk()
    {
        await using var hub = await HubClient.ConnectAsync(_server.Client.BaseAddress!);
        await hub.AskAsync("1", "How do I change the port? My password: hunter2hunter2, mail jane@acme.io");
        var completed = (ChatEvent.Completed)(await hub.CollectAsync())[^1];
        await hub.InvokeAsync("2", "Feedback", new { completed.InteractionId, completed.ConversationId, helpful = true, comment = "Write to jane@acme.io" });
        await hub.NextAsync();

        await _server.FlushLogAsync();
        (await RowAsync(completed.InteractionId)).Interaction.Question.ShouldBe("How do I change the port? My password: [secret], mail [e-mail]");
        foreach (var file in Directory.EnumerateFiles(_folder.Data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.Contains(".run-", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync(Token);
            bytes.ShouldNotContain("hunter2", customMessage: file);
            bytes.ShouldNotContain("jane@", customMessage: file);
        }
    }

    [Fact]
    public async Task A_reader_can_have_the_conversation_deleted()
    {
        await using var hub = await HubClient.ConnectAsync(_server.Client.BaseAddress!);
        await hub.AskAsync("1", "How do I change the port?");
        var completed = (ChatEvent.Completed)(await hub.CollectAsync())[^1];

        (await _server.Client.DeleteAsync($"/api/conversations/{completed.ConversationId}", Token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _server.Client.DeleteAsync("/api/conversations/unknown-conversation", Token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _server.Client.DeleteAsync("/api/conversations/%2e%2e%20no", Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        await _server.FlushLogAsync();
        (await new InteractionReader(new SqliteLogDatabase(Path.Combine(_folder.Data, InteractionLogOptions.FileName))).FindAsync(completed.InteractionId, Token)).ShouldBeNull();
        _server.Services.GetRequiredService<ConversationMemory>().Recall(completed.ConversationId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Disposing_the_stream_cancels_the_answer_and_the_row_says_so()
    {
        await using var server = await ChatServer.StartAsync(services: services => services.AddSingleton(new AnswerModels([new AnswerModel("hanging", _hanging)])));
        await using var hub = await HubClient.ConnectAsync(server.Client.BaseAddress!);
        await hub.AskAsync("1", "How do I change the port?");
        await hub.NextAsync();
        await _hanging.Asked.WaitAsync(TimeSpan.FromSeconds(10), Token);

        await hub.CancelAsync("1");

        await _hanging.Cancelled.WaitAsync(TimeSpan.FromSeconds(10), Token);
        var row = await EventuallyAsync(server, InteractionOutcome.Cancelled);
        row.Interaction.Question.ShouldBe("How do I change the port?");
    }

    [Fact]
    public async Task A_reader_who_closes_the_connection_cancels_the_answer()
    {
        await using var server = await ChatServer.StartAsync(services: services => services.AddSingleton(new AnswerModels([new AnswerModel("hanging", _hanging)])));
        await using (var hub = await HubClient.ConnectAsync(server.Client.BaseAddress!))
        {
            await hub.AskAsync("1", "How do I change the port?");
            await _hanging.Asked.WaitAsync(TimeSpan.FromSeconds(10), Token);
        }

        await _hanging.Cancelled.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await EventuallyAsync(server, InteractionOutcome.Cancelled);
    }

    [Fact]
    public async Task A_page_of_a_strange_site_cannot_connect() =>
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(_server.Client.BaseAddress!, "https://evil.example"));

    private async Task<InteractionRecord> RowAsync(string id) =>
        (await new InteractionReader(new SqliteLogDatabase(Path.Combine(_folder.Data, InteractionLogOptions.FileName))).FindAsync(id, Token)).ShouldNotBeNull();

    private static async Task<InteractionRecord> EventuallyAsync(ChatServer server, InteractionOutcome outcome)
    {
        var reader = new InteractionReader(new SqliteLogDatabase(Path.Combine(server.Folder.Data, InteractionLogOptions.FileName)));
        for (var i = 0; i < 100; i++)
        {
            await server.FlushLogAsync();
            await foreach (var row in reader.NewestAsync(Token))
            {
                if (row.Interaction.Outcome == outcome)
                {
                    return row;
                }
            }

            await Task.Delay(50, Token);
        }

        throw new TimeoutException($"No row says {outcome}.");
    }
}
