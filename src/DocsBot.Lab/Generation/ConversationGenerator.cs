using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Generation;

/// <summary>Makes conversations of one to six questions: who was not helped asks again in other words, or goes; who was helped may ask more.</summary>
internal sealed class ConversationGenerator(GeneratorOptions options, TopicCatalog topics, AnswerGenerator answers, Dice dice)
{
    private const int MostTurns = 6;
    private const double Rated = 0.07;

    private static readonly string?[] Sites = [GeneratedCorpus.Site, GeneratedCorpus.Site, GeneratedCorpus.Site, "https://app.harbor.example", "https://community.harbor.example", null];
    private static readonly string[] Languages = ["en", "en", "en", "en", "en", "en", "en", "en", "en", "en", "en", "en", "en", "en", "de", "de", "de", "fr", "es", "ja"];

    /// <summary>A conversation that begins at a time.</summary>
    /// <param name="start">The time.</param>
    /// <param name="most">At most so many questions.</param>
    public List<InteractionRecord> Next(DateTimeOffset start, int most)
    {
        var topic = topics.Next(dice);
        var conversation = new Conversation(dice.Id(start), dice.Pick(Languages), dice.Pick(Sites), PageFor(topic), ProductHistory.ProductVersion(answers.Time(start), dice), dice.Next());
        var rows = new List<InteractionRecord>();
        var turns = new List<Turn>();
        var (at, again) = (start, false);
        while (rows.Count < Math.Min(most, MostTurns))
        {
            var (row, helped) = Ask(conversation, topic, at, turns, again);
            if (again)
            {
                rows[^1] = rows[^1] with { Interaction = rows[^1].Interaction with { Signals = rows[^1].Interaction.Signals | FailureSignal.Rephrased } };
            }

            rows.Add(Rate(row, helped));
            turns.AddRange([new Turn(TurnRole.User, row.Question), new Turn(TurnRole.Assistant, row.Answer is { Length: > 240 } answer ? answer[..240] : row.Answer ?? "")]);
            again = !helped && dice.Happens(0.38);
            if (!again && !dice.Happens(helped ? 0.42 : 0.2))
            {
                break;
            }

            topic = again ? topic : dice.Happens(0.75) ? topics.Related(topic, dice) : topics.Next(dice);
            at = Earlier(at.AddMilliseconds(row.Timings.TotalMs).AddSeconds(dice.LogNormal(45, 0.7)));
        }

        return rows;
    }

    private (Interaction Row, bool Helped) Ask(Conversation conversation, Topic topic, DateTimeOffset at, List<Turn> turns, bool again)
    {
        IReadOnlyList<Turn> before = [.. turns.TakeLast(4)];
        if (turns.Count > 0 && !again && dice.Happens(0.08))
        {
            return (answers.SmallTalk(conversation, at, before), true);
        }

        var (row, helped) = answers.Answer(conversation, topic, Typos.Apply(dice.Pick(topic.Phrases[conversation.Language]), dice), at, before);
        return (row with { RepeatsLast = again }, helped);
    }

    private InteractionRecord Rate(Interaction row, bool helped)
    {
        if (row.Outcome is InteractionOutcome.Failed or InteractionOutcome.Cancelled || !dice.Happens(helped ? Rated : Rated * 1.6))
        {
            return new InteractionRecord(row, Feedback: null);
        }

        var up = dice.Happens(helped ? 0.9 : 0.14);
        var comment = dice.Happens(up ? 0.15 : 0.45) ? dice.Pick(up ? Vocabulary.Praise : Vocabulary.Complaints) : null;
        var given = Earlier(row.AskedAt.AddMilliseconds(row.Timings.TotalMs).AddSeconds(dice.LogNormal(20, 0.8)));
        return new InteractionRecord(
            up ? row : row with { Signals = row.Signals | FailureSignal.ThumbsDown },
            new Feedback(row.Id, row.ConversationId, up, comment, given));
    }

    /// <summary>The page of the topic, more often than not.</summary>
    private string? PageFor(Topic topic) => dice.Happens(0.3) ? null : $"{GeneratedCorpus.Site}/{(dice.Happens(0.6) ? topic.Path : topics.Next(dice).Path)}/";

    /// <summary>Nothing happens after the end.</summary>
    private DateTimeOffset Earlier(DateTimeOffset time) => time < options.End ? time : options.End.AddMilliseconds(-1);
}
