namespace DocsBot.Lab.Generation;

/// <summary>The topics of the generated log and how often each is asked about.</summary>
internal sealed class TopicCatalog
{
    private const double ZipfExponent = 1.05;
    private const double UndocumentedDetails = 0.06;

    private readonly IReadOnlyList<Topic> _topics;
    private readonly int[] _byRank;
    private readonly Zipf _ranks;
    private readonly ILookup<string, Topic> _byThing;

    public TopicCatalog(Dice dice)
    {
        _topics = [.. Topics(dice)];
        _byRank = [.. Enumerable.Range(0, _topics.Count)];
        for (var i = _byRank.Length - 1; i > 0; i--)
        {
            var other = dice.Next(i + 1);
            (_byRank[i], _byRank[other]) = (_byRank[other], _byRank[i]);
        }

        _ranks = new Zipf(_topics.Count, ZipfExponent);
        _byThing = _topics.ToLookup(topic => topic.Thing, StringComparer.Ordinal);
    }

    /// <summary>How many topics there are.</summary>
    public int Count => _topics.Count;

    /// <summary>A topic by its number.</summary>
    public Topic this[int number] => _topics[number];

    /// <summary>A topic, the popular ones more often.</summary>
    public Topic Next(Dice dice) => _topics[_byRank[_ranks.Next(dice)]];

    /// <summary>Another topic of the same thing, as somebody asks who goes on.</summary>
    public Topic Related(Topic topic, Dice dice) => dice.Pick([.. _byThing[topic.Thing]]);

    private static IEnumerable<Topic> Topics(Dice dice)
    {
        var number = 0;
        Topic Make(string domain, string thing, string other, IReadOnlyDictionary<string, IReadOnlyList<string>> phrases, string folder, string anchor) => new(
            number++,
            domain,
            thing,
            other,
            phrases,
            !Vocabulary.Undocumented.Contains(thing, StringComparer.Ordinal) && !dice.Happens(UndocumentedDetails),
            $"{folder}/{Slug(thing)}",
            Slug(anchor));

        foreach (var thing in Vocabulary.Things)
        {
            var other = dice.Pick(Vocabulary.Things);
            foreach (var verbs in Vocabulary.Verbs)
            {
                yield return Make("how-to", thing, other, Phrases.ForHowTo(thing, other, verbs), "guides", verbs[0]);
            }

            foreach (var problems in Vocabulary.Problems)
            {
                yield return Make("troubleshooting", thing, other, Phrases.ForTrouble(thing, other, problems), "troubleshooting", problems[0]);
            }

            foreach (var facts in Vocabulary.Facts)
            {
                yield return Make("api-reference", thing, other, Phrases.ForReference(thing, other, facts), "reference/api", facts[0]);
            }

            yield return Make("concept", thing, other, Phrases.ForConcept(thing, other), "concepts", "overview");
        }

        foreach (var thing in Vocabulary.AccountThings)
        {
            foreach (var verbs in Vocabulary.Verbs.Take(3))
            {
                yield return Make("account", thing, "plan", Phrases.ForHowTo(thing, "plan", verbs), "billing", verbs[0]);
            }
        }
    }

    private static string Slug(string text) => text.ToLowerInvariant().Replace(' ', '-');
}
