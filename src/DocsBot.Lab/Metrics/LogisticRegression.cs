namespace DocsBot.Lab.Metrics;

/// <summary>Weights that make a probability of some features: 1 / (1 + exp(-(bias + weights · features))).</summary>
public static class LogisticRegression
{
    private const int MaxSteps = 30;
    private const double Converged = 1e-8;

    /// <summary>
    /// Fits by Newton's method, which for this model is iteratively reweighted least squares (Hastie, Tibshirani and Friedman, "The Elements of Statistical
    /// Learning", 2009, section 4.4.1), with a small penalty on the squared weights, so that classes that separate perfectly have a solution too.
    /// </summary>
    /// <param name="samples">Features, outcome, and how much the sample counts; at least one, all with as many features.</param>
    /// <param name="penalty">Half of it times the square of each weight is the penalty; the bias is free.</param>
    /// <returns>The bias, then one weight a feature.</returns>
    public static double[] Fit(IReadOnlyList<(double[] Features, bool Outcome, double Weight)> samples, double penalty = 1)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count, nameof(samples));
        var size = samples[0].Features.Length + 1;
        var weights = new double[size];
        for (var step = 0; step < MaxSteps; step++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                gradient[i] = i == 0 ? 0 : -penalty * weights[i];
                hessian[i, i] = i == 0 ? 1e-9 : penalty;
            }

            foreach (var (features, outcome, weight) in samples)
            {
                var forecast = 1 / (1 + Math.Exp(-Score(weights, features)));
                for (var i = 0; i < size; i++)
                {
                    var x = i == 0 ? 1 : features[i - 1];
                    gradient[i] += weight * ((outcome ? 1 : 0) - forecast) * x;
                    for (var j = 0; j < size; j++)
                    {
                        hessian[i, j] += weight * forecast * (1 - forecast) * x * (j == 0 ? 1 : features[j - 1]);
                    }
                }
            }

            var change = Solve(hessian, gradient);
            for (var i = 0; i < size; i++)
            {
                weights[i] += change[i];
            }

            if (change.Max(Math.Abs) < Converged)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>The logarithm of the odds.</summary>
    /// <param name="weights">The bias, then one weight a feature.</param>
    /// <param name="features">The features.</param>
    public static double Score(double[] weights, double[] features)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(features);
        var score = weights[0];
        for (var i = 0; i < features.Length; i++)
        {
            score += weights[i + 1] * features[i];
        }

        return score;
    }

    /// <summary>Gaussian elimination with partial pivoting; overwrites both.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (var i = 0; i < size; i++)
            {
                (matrix[column, i], matrix[pivot, i]) = (matrix[pivot, i], matrix[column, i]);
            }

            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                right[row] -= factor * right[column];
                for (var i = column; i < size; i++)
                {
                    matrix[row, i] -= factor * matrix[column, i];
                }
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var i = row + 1; i < size; i++)
            {
                right[row] -= matrix[row, i] * right[i];
            }

            right[row] /= matrix[row, row];
        }

        return right;
    }
}
