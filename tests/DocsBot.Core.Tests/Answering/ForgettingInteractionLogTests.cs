using DocsBot.Core.Interactions;
using DocsBot.Core.Tests.Answering.Fakes;

namespace DocsBot.Core.Tests.Answering;

public sealed class ForgettingInteractionLogTests
{
    private readonly ListInteractionLog _written = new();

    [Fact]
    public void An_answer_that_ends_after_its_conversation_was_deleted_does_not_bring_it_back()
    {
        var log = new ForgettingInteractionLog(_written, TimeProvider.System);
        log.Record(Asked("1", "mine"));
        log.Record(Asked("2", "theirs"));

        log.Forget("mine").ShouldBeTrue();
        log.Record(Asked("3", "mine"));
        log.Record(Asked("4", "theirs"));

        _written.Interactions.Select(interaction => interaction.Id).ShouldBe(["2", "4"]);
    }

    private static Interaction Asked(string id, string conversation) => new()
    {
        Id = id,
        ConversationId = conversation,
        AskedAt = DateTimeOffset.UnixEpoch,
        Question = "How?",
        Timings = new StageTimings { TotalMs = 1 },
        Outcome = InteractionOutcome.Cancelled,
    };
}
