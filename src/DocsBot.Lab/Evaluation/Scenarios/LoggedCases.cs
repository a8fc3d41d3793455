using System.Globalization;
using DocsBot.Core.Interactions;
using DocsBot.Core.Understanding;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>
/// Makes cases of interactions that readers rated. A thumb is weak evidence, so little is concluded from it: a good answer gives the pages that it cites and itself as a
/// reference. What was wrong with a bad answer nobody said: its question is left out, but where the reader was shown no answer.
/// </summary>
internal static class LoggedCases
{
    /// <summary>The case of a rated interaction; null when nothing certain enough can be said.</summary>
    /// <param name="record">The interaction.</param>
    public static EvaluationCase? Of(InteractionRecord record)
    {
        var interaction = record.Interaction;
        if (record.Feedback is not { Helpful: var isHelpful } || !isHelpful || interaction.Redacted || interaction.Intent is Intent.ChitChat or Intent.Hostile || string.IsNullOrWhiteSpace(interaction.Question))
        {
            return null;
        }

        // A reader who is thankful for "the documentation doesn't cover this" confirms that it does not.
        return interaction.Outcome switch
        {
            InteractionOutcome.Answered or InteractionOutcome.Degraded when interaction is { Answer: { } answer, Citations.Count: > 0 } => Case(interaction) with
            {
                Pages = CitedPages(interaction).ToDictionary(page => page, _ => 1, StringComparer.Ordinal),
                Reference = Answers.AnswerWords.WithoutCitations(answer).Trim(),
            },
            InteractionOutcome.NoAnswer => Case(interaction) with { Unanswerable = true },
            _ => null,
        };
    }

    /// <summary>The addresses of the pages that an answer cites, each once.</summary>
    public static IEnumerable<string> CitedPages(Interaction interaction) => interaction.Citations.Select(citation => citation.Url.Split('#', '?')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>The question of an interaction, with nothing known of its answer yet.</summary>
    public static EvaluationCase Case(Interaction interaction) => new()
    {
        Id = interaction.Id,
        Question = interaction.Question,
        History = interaction.History,
        Slices = Slices(interaction),
    };

    private static Dictionary<string, string> Slices(Interaction interaction)
    {
        var slices = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["asked"] = interaction.AskedAt.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        };
        if (interaction.Route is { } route)
        {
            slices["domain"] = route.Domain;
        }

        if (interaction.Language is { } language)
        {
            slices["language"] = language;
        }

        return slices;
    }
}
