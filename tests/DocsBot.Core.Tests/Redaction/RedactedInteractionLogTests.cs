using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Redaction;
using DocsBot.Core.Tests.Answering.Fakes;

namespace DocsBot.Core.Tests.Redaction;

public sealed class RedactedInteractionLogTests
{
    private const string Personal = "jane@acme.io";

    [Fact]
    public void No_text_of_a_reader_or_a_model_reaches_the_log_with_personal_data()
    {
        var written = new ListInteractionLog();
        var log = new RedactedInteractionLog(written, new Redactor(new RedactionOptions()));
        var interaction = new Interaction
        {
            Id = "1",
            ConversationId = "c",
            AskedAt = DateTimeOffset.UnixEpoch,
            Question = Personal,
            SearchText = Personal,
            SearchParts = [Personal],
            PageUrl = "https://docs.acme.io/" + Personal,
            History = [new Turn(TurnRole.User, Personal)],
            Answer = Personal,
            Reasoning = Personal,
            Error = Personal,
            Timings = new StageTimings { TotalMs = 1 },
            Outcome = InteractionOutcome.Answered,
        };

        log.Record(interaction);
        log.Record(new Feedback("1", "c", Helpful: false, Personal, DateTimeOffset.UnixEpoch));

        JsonSerializer.Serialize(written.Interactions.Single()).ShouldNotContain("jane");
        written.Interactions.Single().Question.ShouldBe("[e-mail]");
        written.Feedback.Single().Comment.ShouldBe("[e-mail]");
    }

    /// <summary>A text that is added to the record must be thought of here.</summary>
    [Fact]
    public void Every_text_of_an_interaction_is_either_redacted_or_known_to_be_no_text_of_a_person()
    {
        string[] redacted = ["Question", "SearchText", "SearchParts", "PageUrl", "History", "Answer", "Reasoning", "Error"];
        string[] harmless = ["Id", "ConversationId", "Language", "Filter", "Origin", "Prompt", "Route", "Fragments", "Examples", "Settings", "Model", "Snapshot", "Chunks", "Citations", "ModelUses", "CuratedId", "Pinned"];
        var texts = typeof(Interaction).GetProperties().Where(property => !property.PropertyType.IsValueType).Select(property => property.Name);

        texts.Except([.. redacted, .. harmless, "Usage", "Timings", "BrokenRules", "MessagesSha256"]).ShouldBeEmpty();
    }
}
