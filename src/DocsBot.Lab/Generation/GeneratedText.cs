using System.Security.Cryptography;
using System.Text;

namespace DocsBot.Lab.Generation;

/// <summary>Sentences of answers and passages.</summary>
internal static class GeneratedText
{
    private static readonly string[] Sentences =
    [
        "Open **Settings** and choose the {0} from the list.",
        "The {0} is kept for 30 days, and after that it is removed.",
        "Run `harbor {1} --help` to see what can be set for a {0}.",
        "Only members with the role *maintainer* may change a {0}.",
        "A {0} belongs to one project and is not shared with others.",
        "Changes to a {0} take effect with the next deployment.",
        "If the {0} is managed by a template, change the template instead.",
        "The limit is 100 for each project; ask support for more of them.",
        "Each change of a {0} is written to the audit log with who made it.",
        "Set `{1}.enabled: true` in `harbor.yaml`, and commit the file.",
    ];

    /// <summary>A passage of the documentation about a topic.</summary>
    public static string Passage(Topic topic, int part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 4; i++)
        {
            text.Append(Sentence(topic, topic.Number + part * 3 + i)).Append(' ');
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>An answer of some sentences, each with a citation.</summary>
    public static string Answer(Topic topic, int sentences, IReadOnlyList<int> citations)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++)
        {
            text.Append(Sentence(topic, topic.Number + i));
            if (citations.Count > 0)
            {
                text.Append(" [").Append(citations[i % citations.Count]).Append(']');
            }

            text.Append(i == sentences - 1 ? "" : "\n");
        }

        return text.ToString();
    }

    /// <summary>A hash in lower-case hexadecimal.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Sentence(Topic topic, int number) =>
        Sentences[number % Sentences.Length].Replace("{0}", topic.Thing, StringComparison.Ordinal).Replace("{1}", topic.Thing.Replace(' ', '_').ToLowerInvariant(), StringComparison.Ordinal);
}
