using DocsBot.Providers.Log;

namespace DocsBot.Lab.Generation;

/// <summary>Makes the interactions of a product that does not exist, hour by hour, so that memory holds one hour of them at most.</summary>
internal static class InteractionGenerator
{
    /// <summary>Exactly as many interactions as are wanted, in the order of the hours in which their conversations began, and by time in each.</summary>
    public static IEnumerable<IReadOnlyList<InteractionRecord>> Hours(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var dice = new Dice(options.Seed);
        var topics = new TopicCatalog(dice);
        var rhythm = new AskingRhythm(options, dice);
        var conversations = new ConversationGenerator(options, topics, new AnswerGenerator(options, new GeneratedCorpus(topics), dice), dice);
        for (var hour = 0; hour < rhythm.Count; hour++)
        {
            var wanted = rhythm.Rows(hour);
            var rows = new List<InteractionRecord>(wanted);
            while (rows.Count < wanted)
            {
                rows.AddRange(conversations.Next(rhythm.Begin.AddHours(hour + dice.Next()), wanted - rows.Count));
            }

            yield return [.. rows.OrderBy(row => row.Interaction.AskedAt).ThenBy(row => row.Interaction.Id, StringComparer.Ordinal)];
        }
    }
}
