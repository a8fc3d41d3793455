using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Export;

/// <summary>Makes cases of the evaluations of what people accepted: each question of a curated answer, with its pages and its text.</summary>
internal static class AcceptedCases
{
    /// <summary>The cases of the answers that are in force.</summary>
    public static IEnumerable<EvaluationCase> Of(IEnumerable<StoredCuratedAnswer> answers) => answers
        .Where(stored => stored.RetiredAt is null)
        .SelectMany(stored => stored.Answer.Questions.Select((question, i) => new EvaluationCase
        {
            Id = $"accepted-{stored.Answer.Id}-{i + 1}",
            Question = question,
            Pages = stored.Answer.Sources.Select(source => source.Page.ToString()).Distinct(StringComparer.Ordinal).ToDictionary(page => page, _ => 1, StringComparer.Ordinal),
            Reference = AnswerWords.WithoutCitations(stored.Answer.Text).Trim(),
            Slices = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = "accepted" },
        }));
}
