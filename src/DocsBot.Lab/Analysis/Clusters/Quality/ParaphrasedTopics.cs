namespace DocsBot.Lab.Analysis.Clusters.Quality;

/// <summary>
/// Questions whose topic is known: a few topics asked in many words, with synonyms, wrappings and slips, some topics far more often than others, and questions
/// of no topic among them. Topics share their verbs and nouns with each other, so that one word in common is not enough.
/// </summary>
internal static class ParaphrasedTopics
{
    private const double NoTopic = 0.1;
    private const double Slip = 0.1;
    private const double Skew = 0.8;

    // Ways to say each, separated by bars.
    private static readonly string[] Verbs =
    [
        "delete|remove|erase", "create|add|make", "rotate|renew|replace", "export|download|dump", "import|upload|load", "disable|turn off|deactivate",
        "enable|turn on|activate", "configure|set up|change", "debug|troubleshoot|diagnose", "upgrade|update|migrate", "share|grant|invite someone to", "monitor|watch|track",
    ];

    private static readonly string[] Nouns =
    [
        "api key|access key|API token", "webhook|webhooks|callback url", "billing invoice|invoice|bill", "two-factor authentication|2FA|two factor login",
        "user role|permission role|user permissions", "backup|snapshot backup|backups", "index replica|replica shard|index replicas", "SAML single sign-on|SSO|single sign on",
        "rate limit|request quota|rate limits", "audit log|audit trail|audit logs", "database connection|db connection pool|database connections",
        "docker image|container image|docker images", "custom domain|own domain name|custom domains", "email notification|e-mail alerts|email notifications",
        "dark theme|dark mode|dark colors", "ssl certificate|TLS certificate|https cert", "search filter|search facets|filters in search", "CSV report|report as csv|spreadsheet report",
        "team workspace|workspace|team workspaces", "mobile app|ios app|android app", "proxy server|http proxy|corporate proxy", "retention policy|data retention|log retention",
        "cron schedule|scheduled job|cron job", "environment variable|env vars|environment variables", "memory usage|heap memory|ram usage", "plugin|extension plugin|plugins",
        "language translation|translations|localized language", "session timeout|login session|session expiry", "payment method|credit card|card payment", "kubernetes cluster|k8s cluster|helm cluster",
    ];

    private static readonly string[] Wrappings =
    [
        "how do I {0} {1}", "how to {0} the {1}?", "{0} {1}", "is it possible to {0} my {1}", "can i {0} a {1} somehow", "I want to {0} {1}, what now?",
        "hello, I am trying to {0} our {1} and nothing happens", "where can I {0} {1}", "what is the best way to {0} {1} in production", "Need help: {0} {1} fails with an error",
        "{1} {0} not working", "why can't I {0} {1}", "docs for {0} {1}", "we would like to {0} all {1} from the command line",
    ];

    /// <summary>Makes questions, the same for the same numbers.</summary>
    /// <param name="topics">How many topics, at most 360.</param>
    /// <param name="questions">How many questions.</param>
    /// <param name="seed">Another seed makes others.</param>
    /// <returns>Each question with the number of its topic; one of no topic has a number of its own.</returns>
    public static IReadOnlyList<LabelledQuestion> Make(int topics, int questions, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(topics, Verbs.Length * Nouns.Length);
        var random = new Random(seed);
        var chosen = (from verb in Verbs from noun in Nouns select (Verb: verb.Split('|'), Noun: noun.Split('|'))).ToArray();
        random.Shuffle(chosen);
        double[] weights = [.. Enumerable.Range(1, topics).Select(rank => 1 / Math.Pow(rank, Skew))];
        var total = weights.Sum();
        return [.. Enumerable.Range(0, questions).Select(number => random.NextDouble() < NoTopic
            ? new LabelledQuestion(string.Join(' ', Enumerable.Range(0, random.Next(2, 6)).Select(_ => Word(random))), topics + number)
            : Ask(Pick(weights, total, random)))];

        LabelledQuestion Ask(int topic)
        {
            var (verb, noun) = chosen[topic];
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, Any(Wrappings, random), Any(verb, random), Any(noun, random));
            return new LabelledQuestion(random.NextDouble() < Slip ? WithSlip(text, random) : text, topic);
        }
    }

    private static string Any(string[] ways, Random random) => ways[random.Next(ways.Length)];

    private static int Pick(double[] weights, double total, Random random)
    {
        var left = random.NextDouble() * total;
        var topic = 0;
        while (topic < weights.Length - 1 && (left -= weights[topic]) > 0)
        {
            topic++;
        }

        return topic;
    }

    private static string WithSlip(string text, Random random)
    {
        var place = random.Next(text.Length - 1);
        return string.Concat(text.AsSpan(0, place), text.AsSpan(place + 1, 1), text.AsSpan(place, 1), text.AsSpan(place + 2));
    }

    private static string Word(Random random)
    {
        const string consonants = "bcdfghklmnprstvz";
        const string vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, random.Next(4, 10)).Select(i => i % 2 == 0 ? consonants[random.Next(consonants.Length)] : vowels[random.Next(vowels.Length)]));
    }
}
