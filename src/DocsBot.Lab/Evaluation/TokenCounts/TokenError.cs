using DocsBot.Core.Tokens;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.TokenCounts;

/// <summary>How far estimates of a model's tokens are off, as a share of what was counted.</summary>
/// <param name="Model">The model.</param>
/// <param name="Prompts">How many prompts were compared.</param>
/// <param name="Counted">Mean tokens of a prompt, counted.</param>
/// <param name="Median">The median error of the estimate as it is.</param>
/// <param name="P95">The error that one in twenty exceeds.</param>
/// <param name="CalibratedMedian">The median error with the calibration that the prompts before had taught.</param>
/// <param name="CalibratedP95">The same for one in twenty.</param>
/// <param name="Factor">The calibration after the last prompt.</param>
internal sealed record TokenError(string Model, int Prompts, double Counted, double Median, double P95, double CalibratedMedian, double CalibratedP95, double Factor)
{
    /// <summary>Replays a model's prompts in the order they were sent.</summary>
    public static TokenError Of(string model, IReadOnlyList<CountedPrompt> prompts)
    {
        var counter = new CalibratedTokenCounter();
        var plain = new List<double>(prompts.Count);
        var calibrated = new List<double>(prompts.Count);
        foreach (var prompt in prompts)
        {
            plain.Add(Math.Abs(prompt.Estimated - prompt.Counted) / (double)prompt.Counted);
            calibrated.Add(Math.Abs((counter.Factor * prompt.Estimated) - prompt.Counted) / prompt.Counted);
            counter.Observe(prompt.Estimated, prompt.Counted);
        }

        return new TokenError(
            model,
            prompts.Count,
            prompts.Average(prompt => prompt.Counted),
            Percentile.Of(plain, 0.5),
            Percentile.Of(plain, 0.95),
            Percentile.Of(calibrated, 0.5),
            Percentile.Of(calibrated, 0.95),
            counter.Factor);
    }
}
