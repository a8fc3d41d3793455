namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What a metric counts in.</summary>
public enum MetricUnit
{
    /// <summary>A share or rate from 0 to 1.</summary>
    Share,

    /// <summary>The currency in which the models' prices are configured.</summary>
    Currency,

    /// <summary>Tokens as the provider counted them.</summary>
    Tokens,

    /// <summary>Milliseconds.</summary>
    Milliseconds,
}
