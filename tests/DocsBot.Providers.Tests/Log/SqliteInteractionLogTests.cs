using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;

namespace DocsBot.Providers.Tests.Log;

public sealed class SqliteInteractionLogTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteInteractionLog _log;
    private readonly InteractionReader _reader;

    public SqliteInteractionLogTests()
    {
        var path = _folder["data/interactions.db"];
        _log = new SqliteInteractionLog(new InteractionLogOptions { Path = path }, TimeProvider.System, new RecordingLogger<SqliteInteractionLog>());
        _reader = new InteractionReader(new SqliteLogDatabase(path));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Everything_of_an_interaction_comes_back()
    {
        _log.Record(Interactions.Full(1));
        _log.Record(Interactions.Plain(2));
        await _log.FlushAsync(Stop);

        Json((await _reader.FindAsync(Interactions.Id(1), Stop))!.Interaction).ShouldBe(Json(Interactions.Full(1)));
        var plain = await _reader.FindAsync(Interactions.Id(2), Stop);
        Json(plain!.Interaction).ShouldBe(Json(Interactions.Plain(2)));
        plain.Feedback.ShouldBeNull();
        (await _reader.FindAsync("unknown", Stop)).ShouldBeNull();
        _log.Dropped.ShouldBe(0);
    }

    [Theory]
    [InlineData("'; DROP TABLE interactions; --")]
    [InlineData("nul \0 and more, bell \a, emoji 🙂, separators \u2028")]
    [InlineData("")]
    public async Task Any_question_comes_back_as_it_was(string question)
    {
        _log.Record(Interactions.Plain(1, question));
        await _log.FlushAsync(Stop);

        (await _reader.FindAsync(Interactions.Id(1), Stop))!.Interaction.Question.ShouldBe(question);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_does_not_cost_the_row()
    {
        _log.Record(Interactions.Full(1) with { Question = "broken \ud83d", History = [new Turn(TurnRole.User, "broken \ud83d")] });
        await _log.FlushAsync(Stop);

        (await _reader.FindAsync(Interactions.Id(1), Stop))!.Interaction.Question.ShouldBe("broken \ufffd");
    }

    [Fact]
    public async Task Feedback_finds_an_interaction_that_still_waits_and_the_last_one_stands()
    {
        _log.Record(Interactions.Plain(1));
        _log.Record(new Feedback(Interactions.Id(1), "conversation", Helpful: true, "Good.", Interactions.Noon));
        var last = new Feedback(Interactions.Id(1), "conversation", Helpful: false, null, Interactions.Noon.AddMinutes(1));
        _log.Record(last);
        await _log.FlushAsync(Stop);

        (await _reader.FindAsync(Interactions.Id(1), Stop))!.Feedback.ShouldBe(last);
    }

    [Fact]
    public async Task Feedback_from_another_conversation_is_refused()
    {
        _log.Record(Interactions.Plain(1));
        _log.Record(new Feedback(Interactions.Id(1), "somebody else's", Helpful: false, "Bad.", Interactions.Noon));
        _log.Record(new Feedback(Interactions.Id(7), "conversation", Helpful: false, "Bad.", Interactions.Noon));
        await _log.FlushAsync(Stop);

        (await _reader.FindAsync(Interactions.Id(1), Stop))!.Feedback.ShouldBeNull();
        (await _reader.FindAsync(Interactions.Id(7), Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Records_of_many_threads_are_all_written_and_read_newest_first()
    {
        Parallel.For(0, 1_000, i => _log.Record(Interactions.Plain(i)));
        await _log.FlushAsync(Stop);

        var ids = await _reader.NewestAsync(Stop).Select(record => record.Interaction.Id).ToListAsync(Stop);

        ids.ShouldBe(Enumerable.Range(0, 1_000).Reverse().Select(Interactions.Id));
        _log.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task Rows_of_the_same_moment_are_each_read_once()
    {
        for (var i = 0; i < 450; i++)
        {
            _log.Record(Interactions.Plain(i) with { AskedAt = Interactions.Noon });
        }

        await _log.FlushAsync(Stop);

        (await _reader.NewestAsync(Stop).Select(record => record.Interaction.Id).Distinct().CountAsync(Stop)).ShouldBe(450);
        (await _reader.NewestAsync(Stop).CountAsync(Stop)).ShouldBe(450);
    }

    [Fact]
    public async Task The_same_interaction_twice_is_one_row()
    {
        _log.Record(Interactions.Plain(1, "first"));
        _log.Record(Interactions.Plain(1, "second"));
        await _log.FlushAsync(Stop);

        (await _reader.NewestAsync(Stop).ToListAsync(Stop)).Single().Interaction.Question.ShouldBe("first");
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_is_dropped_alone()
    {
        _log.Record(Interactions.Plain(1));
        _log.Record(Interactions.Plain(2) with { Chunks = [new InteractionChunk("c", double.NaN, InPrompt: true, Cited: true)] });
        _log.Record(Interactions.Plain(3) with { Question = null! });
        _log.Record(Interactions.Plain(4) with { Confidence = double.NaN });
        _log.Record(new Feedback(Interactions.Id(4), "conversation", Helpful: true, null, Interactions.Noon));
        await _log.FlushAsync(Stop);

        var records = await _reader.NewestAsync(Stop).ToListAsync(Stop);

        records.Select(record => record.Interaction.Id).ShouldBe([Interactions.Id(4), Interactions.Id(1)]);
        records[0].Feedback.ShouldNotBeNull();
        records[0].Interaction.Confidence.ShouldBeNull();
        _log.Dropped.ShouldBe(2);
    }

    [Fact]
    public async Task Disposing_writes_what_waits_and_later_records_are_counted_as_dropped()
    {
        for (var i = 0; i < 300; i++)
        {
            _log.Record(Interactions.Plain(i));
        }

        await _log.DisposeAsync();
        _log.Record(Interactions.Plain(999));
        await _log.FlushAsync(Stop);
        await _log.DisposeAsync();

        (await _reader.NewestAsync(Stop).CountAsync(Stop)).ShouldBe(300);
        _log.Dropped.ShouldBe(1);
    }

    [Fact]
    public async Task Two_services_share_a_file()
    {
        var other = new SqliteInteractionLog(new InteractionLogOptions { Path = _folder["data/interactions.db"] }, TimeProvider.System, new RecordingLogger<SqliteInteractionLog>());
        await using (other)
        {
            for (var i = 0; i < 400; i += 2)
            {
                _log.Record(Interactions.Plain(i));
                other.Record(Interactions.Plain(i + 1));
            }

            await Task.WhenAll(_log.FlushAsync(Stop), other.FlushAsync(Stop));
        }

        (await _reader.NewestAsync(Stop).CountAsync(Stop)).ShouldBe(400);
        (_log.Dropped + other.Dropped).ShouldBe(0);
    }

    private static string Json(Interaction interaction) => JsonSerializer.Serialize(interaction, ContractJson.Options);
}
