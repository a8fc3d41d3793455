namespace DocsBot.Lab.Evaluation.SelfTest;

/// <summary>
/// Draws the scores of two versions on the same questions. How hard a question is it draws for both at once, how each version does on it for itself, so that the
/// scores go together as they do in real evaluations.
/// </summary>
/// <param name="kind">What the scores look like.</param>
/// <param name="effect">How much easier the questions are for the second version, in standard deviations of their hardness; 0 for the same version twice.</param>
internal sealed class SimulatedEvaluation(ScoreKind kind, double effect)
{
    /// <summary>A version's luck on a question, beside its hardness which counts 1.</summary>
    private const double Luck = 0.6;

    private const int LastRank = 20;

    /// <summary>The differences of a simulated run, one a question.</summary>
    public double[] Differences(int questions, Random random)
    {
        var differences = new double[questions];
        for (var i = 0; i < questions; i++)
        {
            differences[i] = Difference(random);
        }

        return differences;
    }

    /// <summary>The true mean difference, as the mean of many questions.</summary>
    public double TrueDifference(int questions, Random random)
    {
        if (effect == 0)
        {
            return 0;
        }

        var sum = 0.0;
        for (var i = 0; i < questions; i++)
        {
            sum += Difference(random);
        }

        return sum / questions;
    }

    private double Difference(Random random)
    {
        var ease = 0.5 + Normal(random);
        return Score(ease + effect + (Luck * Normal(random))) - Score(ease + (Luck * Normal(random)));
    }

    private double Score(double ease) => kind switch
    {
        ScoreKind.Binary => ease > 0 ? 1 : 0,
        ScoreKind.Ranked => RankOf(ease) is <= LastRank and var rank ? 1 / Math.Log2(1 + rank) : 0,
        _ => 1 / (1 + Math.Exp(-2 * (ease + 0.5))),
    };

    private static int RankOf(double ease) => ease > 0 ? 1 : 1 + (int)Math.Min(LastRank, Math.Exp(-2 * ease) - 0.5);

    /// <summary>A standard normal number (Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958).</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
