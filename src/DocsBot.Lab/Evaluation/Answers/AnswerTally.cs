using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Adds up how a set's questions were answered; keeps a few numbers of each, never a text.</summary>
internal sealed class AnswerTally
{
    private readonly List<(bool Answered, double Held, double Early, double Passage)> _held = [];
    private readonly List<double> _words = [];
    private readonly List<double> _firstDelta = [];
    private int _questions;
    private int _citations;
    private int _dropped;

    /// <summary>Counts a question.</summary>
    /// <param name="trial">How it was answered.</param>
    /// <param name="gold">What the answer should say; null when the set does not say.</param>
    public void Add(AnswerTrial trial, GoldSpan? gold)
    {
        _questions++;
        var text = AnswerWords.WithoutCitations(trial.Text);
        if (gold is not null)
        {
            _held.Add((
                trial.Answered,
                gold.HeldBy(text),
                gold.HeldBy(AnswerWords.First(text, AnswerScores.ReadWords)),
                gold.HeldBy(AnswerWords.First(trial.BestPassage, AnswerScores.ReadWords))));
        }

        if (trial.Answered)
        {
            _words.Add(AnswerWords.Count(text));
            _firstDelta.Add(trial.FirstDeltaMs ?? 0);
            _citations += trial.Citations;
            _dropped += trial.DroppedCitations;
        }
    }

    /// <summary>The scores of what was counted.</summary>
    public AnswerScores Scores(string set)
    {
        var answered = _held.Where(held => held.Answered).ToList();
        return new AnswerScores
        {
            Set = set,
            Questions = _questions,
            Answered = _questions > 0 ? (double)_words.Count / _questions : 0,
            WithGold = _held.Count,
            Held = Mean(_held, held => held.Held),
            HeldEarly = Mean(_held, held => held.Early),
            PassageHeldEarly = Mean(_held, held => held.Passage),
            Difference = _held.Count > 0 ? PairedBootstrap.Of([.. _held.Select(held => held.Early - held.Passage)]) : null,
            AnsweredHeldEarly = Mean(answered, held => held.Early),
            AnsweredPassageHeldEarly = Mean(answered, held => held.Passage),
            WordsP50 = At(_words, 0.5),
            WordsP95 = At(_words, 0.95),
            CitationsVerified = _citations + _dropped > 0 ? (double)_citations / (_citations + _dropped) : null,
            FirstDeltaP95Ms = At(_firstDelta, 0.95),
        };
    }

    private static double? Mean<T>(List<T> values, Func<T, double> selector) => values.Count > 0 ? values.Average(selector) : null;

    private static double? At(List<double> values, double share) => values.Count > 0 ? Percentile.Of(values, share) : null;
}
