using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Extractive;

/// <summary>Answers a question in the sentences of the passages.</summary>
internal static class ExtractiveAnswer
{
    // Below this share of the question's words, in the best unit with what stands above it, the passages are about something else.
    private const double MinimumShare = 0.5;

    // A long question is a story; less of it comes back in the documentation.
    private const double MinimumShareOfStory = 0.3;
    private const int StoryTerms = 16;

    /// <summary>The answer in pieces; null when the passages do not answer.</summary>
    /// <param name="context">The question and the passages.</param>
    /// <param name="previousQuestion">What the same person asked before; null for a first question.</param>
    public static IEnumerable<string>? Compose(PromptContext context, string? previousQuestion)
    {
        var question = QuestionProfile.Of(context.Question, previousQuestion);
        if (question.Terms.Count == 0)
        {
            return null;
        }

        var units = new List<Unit>();
        for (var i = 0; i < context.Passages.Count; i++)
        {
            units.AddRange(UnitReader.Read(new Passage(context.Passages[i], i)));
        }

        var scorer = UnitScorer.Score(question, units);
        var parts = AnswerPlanner.Plan(question, units);
        if (parts.Count == 0)
        {
            return null;
        }

        var share = parts[0].Units.Max(unit => scorer.ShareOf(scorer.HitsWithContext(unit)));
        var story = Math.Clamp((question.Terms.Count - 4) / (double)(StoryTerms - 4), 0, 1);
        return share >= MinimumShare + (story * (MinimumShareOfStory - MinimumShare)) ? AnswerText.Write(parts) : null;
    }
}
