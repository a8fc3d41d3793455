namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Asks the questions of sets, and those that their corpora should not answer, one set after the other.</summary>
/// <param name="abstain">The questions that should not be answered.</param>
internal sealed class AnswerEvaluator(AbstainSet abstain)
{
    private readonly List<Decision> _decisions = [];

    /// <summary>The decisions of all sets evaluated so far.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>Asks a set's questions and, of the same index, those that it should not answer.</summary>
    /// <param name="set">The set.</param>
    /// <param name="bench">Its index.</param>
    /// <param name="cancellationToken">Stops between two questions.</param>
    public async Task<AnswerScores> EvaluateAsync(EvaluationSet set, AnswerBench bench, CancellationToken cancellationToken)
    {
        var gold = GoldAnswers.Read(set);
        var tally = new AnswerTally();
        foreach (var question in set.Questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var trial = await bench.AskAsync(question.Text, question.History, question.Excluded, cancellationToken);
            tally.Add(trial, gold.GetValueOrDefault(question.Id));
            var found = trial.Pages.Any(page => question.Judgements.GetValueOrDefault(page) > 0);
            _decisions.Add(new Decision(set.Name, Kind: null, trial.Confidence, trial.Answered, found));
        }

        foreach (var question in abstain.ByCorpus.GetValueOrDefault(set.Name, []))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var trial = await bench.AskAsync(question.Text, [], question.Removed, cancellationToken);
            _decisions.Add(new Decision(set.Name, question.Kind, trial.Confidence, trial.Answered, Found: false));
        }

        return tally.Scores(set.Name);
    }
}
