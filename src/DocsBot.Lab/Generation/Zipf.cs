namespace DocsBot.Lab.Generation;

/// <summary>Ranks that are asked for as often as words are used: the rank r with a weight of 1 / r^s (Zipf, "Human Behavior and the Principle of Least Effort", 1949).</summary>
internal sealed class Zipf
{
    private readonly double[] _cumulative;

    /// <summary>Prepares it.</summary>
    /// <param name="ranks">How many ranks.</param>
    /// <param name="exponent">The exponent s.</param>
    public Zipf(int ranks, double exponent)
    {
        _cumulative = new double[ranks];
        var sum = 0.0;
        for (var i = 0; i < ranks; i++)
        {
            _cumulative[i] = sum += Math.Pow(i + 1, -exponent);
        }
    }

    /// <summary>A rank, from 0.</summary>
    public int Next(Dice dice)
    {
        var at = Array.BinarySearch(_cumulative, dice.Next() * _cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at, _cumulative.Length - 1);
    }
}
