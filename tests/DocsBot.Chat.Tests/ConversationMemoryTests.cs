using DocsBot.Chat.Asking;
using DocsBot.Chat.Configuration;
using DocsBot.Core.Answering;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Tests;

public sealed class ConversationMemoryTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Turns_are_recalled_oldest_first()
    {
        var memory = Memory(new LimitsOptions());

        memory.Remember("a", "one?", "One.");
        memory.Remember("a", "two?", "Two.");

        memory.Recall("a").Select(turn => turn.Text).ShouldBe(["one?", "One.", "two?", "Two."]);
        memory.Recall("a")[0].Role.ShouldBe(TurnRole.User);
        memory.Recall("b").ShouldBeEmpty();
    }

    [Fact]
    public void Old_turns_and_long_texts_are_cut()
    {
        var memory = Memory(new LimitsOptions { HistoryTurns = 2, TurnLength = 3 });

        memory.Remember("a", "first", "1");
        memory.Remember("a", "second", "");

        memory.Recall("a").Select(turn => turn.Text).ShouldBe(["1", "sec"]);
    }

    [Fact]
    public void The_conversation_used_least_recently_is_forgotten_first()
    {
        var memory = Memory(new LimitsOptions { Conversations = 2 });

        memory.Remember("a", "x", "y");
        memory.Remember("b", "x", "y");
        memory.Remember("a", "x", "y");
        memory.Remember("c", "x", "y");

        memory.Recall("b").ShouldBeEmpty();
        memory.Recall("a").ShouldNotBeEmpty();
        memory.Recall("c").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_conversation_is_forgotten_after_its_lifetime()
    {
        var memory = Memory(new LimitsOptions { ConversationLifetime = TimeSpan.FromMinutes(10) });
        memory.Remember("a", "x", "y");

        _time.Now += TimeSpan.FromMinutes(9);
        memory.Recall("a").ShouldNotBeEmpty();
        _time.Now += TimeSpan.FromMinutes(2);
        memory.Recall("a").ShouldBeEmpty();
    }

    private ConversationMemory Memory(LimitsOptions limits) => new(Options.Create(limits), _time);

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.UtcTicks;
    }
}
