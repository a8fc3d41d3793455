namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Asks the questions of a set, and those that its corpus should not answer.</summary>
/// <param name="seen">Sees each answer to a question of a set, with its place in the set and what the answer should say.</param>
internal sealed class AnswerEvaluator(Action<int, EvaluationQuestion, AnswerTrial, GoldSpan?> seen)
{
    /// <summary>Questions that are asked before the first that counts: a service that runs has compiled its code, and it is its times that are measured.</summary>
    private const int WarmUpQuestions = 20;

    private readonly List<Decision> _decisions = [];

    /// <summary>The decisions so far.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>Asks a set's questions and, of the same index, those that it should not answer.</summary>
    /// <param name="set">The set.</param>
    /// <param name="bench">Its index.</param>
    /// <param name="unanswerable">What it should not answer.</param>
    /// <param name="cancellationToken">Stops between two questions.</param>
    public async Task<AnswerScores> EvaluateAsync(EvaluationSet set, AnswerBench bench, IEnumerable<AbstainQuestion> unanswerable, CancellationToken cancellationToken)
    {
        var gold = GoldAnswers.Read(set);
        foreach (var question in set.Questions.Take(WarmUpQuestions))
        {
            await bench.AskAsync(question.Text, question.History, question.Excluded, cancellationToken);
        }

        var tally = new AnswerTally();
        foreach (var (i, question) in set.Questions.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var trial = await bench.AskAsync(question.Text, question.History, question.Excluded, cancellationToken);
            tally.Add(trial, gold.GetValueOrDefault(question.Id));
            seen(i, question, trial, gold.GetValueOrDefault(question.Id));
            Decide(set, kind: null, question.History.Count > 0, trial, trial.Pages.Any(page => question.Judgements.GetValueOrDefault(page) > 0));
        }

        foreach (var question in unanswerable)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Decide(set, question.Kind, question.History.Count > 0, await bench.AskAsync(question.Text, question.History, question.Removed, cancellationToken), found: false);
        }

        return tally.Scores(set.Name);
    }

    private void Decide(EvaluationSet set, string? kind, bool isFollowUp, AnswerTrial trial, bool found) => _decisions.Add(new Decision
    {
        Corpus = set.Name,
        Kind = kind,
        IsFollowUp = isFollowUp,
        Confidence = trial.Confidence,
        Evidence = trial.Evidence,
        Answered = trial.Answered,
        Found = found,
    });
}
