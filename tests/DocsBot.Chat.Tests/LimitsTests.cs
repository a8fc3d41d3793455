using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Asking;
using DocsBot.Chat.Configuration;
using DocsBot.Core.Answering;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Tests;

public sealed class LimitsTests
{
    [Fact]
    public async Task Too_many_questions_from_one_address_are_turned_away_with_the_seconds_to_wait()
    {
        using var folder = TemporaryFolder.WithDocs();
        await using var server = await ChatServer.StartAsync(folder, new() { ["Limits:QuestionsPerMinutePerAddress"] = "2" });

        await server.AskAsync("How do I change the port?");
        await server.AskAsync("How do I change the port?");
        var (response, events) = await server.AskAsync("How do I change the port?");

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var failed = events.ShouldHaveSingleItem().ShouldBeOfType<ChatEvent.Failed>();
        failed.Code.ShouldBe(FailureCode.RateLimited);
        failed.RetryAfterSeconds.ShouldNotBeNull().ShouldBeInRange(1, 30);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(failed.RetryAfterSeconds.Value));
    }

    [Fact]
    public async Task Searches_are_limited_too()
    {
        using var folder = TemporaryFolder.WithDocs();
        await using var server = await ChatServer.StartAsync(folder, new() { ["Limits:SearchesPerMinutePerAddress"] = "1" });

        (await server.Client.GetAsync("/api/search?q=port", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetAsync("/api/search?q=port", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Feedback_and_deletions_are_limited_together_over_http_and_the_hub()
    {
        using var folder = TemporaryFolder.WithDocs();
        await using var server = await ChatServer.StartAsync(folder, new() { ["Limits:FeedbackPerMinutePerAddress"] = "2" });
        await using var hub = await HubClient.ConnectAsync(server.Client.BaseAddress!);
        var feedback = new { interactionId = Guid.Empty.ToString(), conversationId = "mine", helpful = true };

        (await server.Client.PostAsJsonAsync("/api/feedback", feedback, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await server.Client.DeleteAsync("/api/conversations/mine", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var refused = await server.Client.DeleteAsync("/api/conversations/mine", TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 30);
        await hub.InvokeAsync("1", "Feedback", feedback);
        ((JsonElement)((CompletionMessage)await hub.NextAsync()).Result!).GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void A_conversation_has_a_limit_of_its_own()
    {
        using var limits = new QuestionLimits(Options.Create(new LimitsOptions { QuestionsPerMinutePerConversation = 1 }));

        limits.ForQuestion("10.0.0.1", "one").RetryAfter.ShouldBeNull();
        limits.ForQuestion("10.0.0.2", "one").RetryAfter.ShouldNotBeNull();
        limits.ForQuestion("10.0.0.2", "two").RetryAfter.ShouldBeNull();
    }

    [Fact]
    public void A_finished_answer_makes_room_for_the_next()
    {
        using var limits = new QuestionLimits(Options.Create(new LimitsOptions { ConcurrentAnswers = 1 }));
        var first = limits.ForQuestion("10.0.0.1", conversationId: null);

        limits.ForQuestion("10.0.0.2", conversationId: null).RetryAfter.ShouldNotBeNull();
        first.Dispose();
        limits.ForQuestion("10.0.0.3", conversationId: null).RetryAfter.ShouldBeNull();
    }
}
