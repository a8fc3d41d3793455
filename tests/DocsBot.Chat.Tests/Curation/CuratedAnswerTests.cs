using DocsBot.Core.Answering;
using DocsBot.Core.Curation;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace DocsBot.Chat.Tests.Curation;

public sealed class CuratedAnswerTests : IDisposable
{
    private const string Question = "How do I change the port?";

    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_answer_that_is_accepted_while_the_service_runs_is_served_until_it_is_taken_back_and_the_log_names_it()
    {
        await using var server = await ChatServer.StartAsync(_folder, new() { ["Curation:Refresh"] = "00:00:01" });
        await server.WaitUntilAsync("ready");
        var store = server.Services.GetRequiredService<IChunkStore>();
        var chunk = (await store.SearchAsync(new SearchRequest { Text = "change the port", Top = 1 }, Token)).ByWords[0].Chunk;
        var accepted = new CuratedAnswerLog(server.Services.GetRequiredService<LogDatabase>(), TimeProvider.System);

        await accepted.SaveAsync(Accepted(chunk), seen: null, Token);
        var events = await AskUntilAsync(server, found => found.Curated is not null);

        events.OfType<ChatEvent.AnswerDelta>().ShouldHaveSingleItem().Text.ShouldBe("Set `port`. [1]");
        var completed = events[^1].ShouldBeOfType<ChatEvent.Completed>();
        completed.Citations.ShouldHaveSingleItem().ChunkId.ShouldBe(chunk.Id.ToString());
        await server.FlushLogAsync();
        var log = new DocsBot.Providers.Log.Reading.InteractionReader(server.Services.GetRequiredService<LogDatabase>());
        var row = (await log.FindAsync(completed.InteractionId, Token))!.Interaction;
        (row.CuratedId, row.Model).ShouldBe(("c1", null));
        row.ModelUses.ShouldBeEmpty();

        await accepted.RetireAsync("c1", retired: true, Token);
        (await AskUntilAsync(server, found => found.Curated is null)).OfType<ChatEvent.Completed>().ShouldHaveSingleItem().Model.ShouldBe("extractive");
    }

    [Fact]
    public async Task A_service_whose_log_cannot_be_read_answers_on()
    {
        await using var server = await ChatServer.StartAsync(_folder, services: services => services.AddSingleton<ICuratedAnswerLog, BrokenLog>());

        var (_, events) = await server.AskAsync(Question);

        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
    }

    private static CuratedAnswer Accepted(Chunk chunk) => new()
    {
        Id = "c1",
        Questions = [Question],
        Text = "Set `port`. [1]",
        Sources = [CuratedSource.Of(1, chunk)],
        Author = "ann",
        AcceptedAt = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>Asks until the change has come through.</summary>
    private static async Task<List<ChatEvent>> AskUntilAsync(ChatServer server, Predicate<ChatEvent.SourcesFound> wanted)
    {
        for (var i = 0; i < 20; i++)
        {
            var (_, events) = await server.AskAsync("How can I change the port?");
            if (events[0] is ChatEvent.SourcesFound found && wanted(found))
            {
                return events;
            }

            await Task.Delay(1_000, Token);
        }

        throw new TimeoutException("The change did not come through.");
    }

    private sealed class BrokenLog : ICuratedAnswerLog
    {
        public Task<CuratedAnswerReading?> ReadAsync(long? known, CancellationToken cancellationToken) =>
            Task.FromException<CuratedAnswerReading?>(new CurationLogException("out of reach", new IOException()));
    }
}
