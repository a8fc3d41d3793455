using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DocsBot.Providers.OpenAI;

/// <summary>Tries again before the first words: after a transient fault, with growing, jittered pauses, or after the time that the provider asks for.</summary>
internal static partial class ModelRetry
{
    /// <summary>Builds the pipeline.</summary>
    /// <param name="options">How often.</param>
    /// <param name="model">What the application log calls the model.</param>
    /// <param name="time">Where pauses come from.</param>
    /// <param name="logger">Where retries are told.</param>
    public static ResiliencePipeline<ModelTry> Build(ModelOptions options, string model, TimeProvider time, ILogger logger)
    {
        if (options.Retries == 0)
        {
            return ResiliencePipeline<ModelTry>.Empty;
        }

        return new ResiliencePipelineBuilder<ModelTry> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ModelTry>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(400),
                MaxDelay = TimeSpan.FromSeconds(8),
                ShouldHandle = arguments => ValueTask.FromResult(FaultOf(arguments.Outcome) is { IsTransient: true }),
                DelayGenerator = arguments => ValueTask.FromResult(FaultOf(arguments.Outcome)?.RetryAfter),
                OnRetry = arguments =>
                {
                    if (FaultOf(arguments.Outcome) is { } fault)
                    {
                        Log.Again(logger, model, fault.What, arguments.RetryDelay.TotalSeconds);
                    }

                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    private static ModelFault? FaultOf(Outcome<ModelTry> outcome) => (outcome.Result as ModelTry.Failed)?.Fault;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} {What} It is asked again in {Seconds:0.0} s.")]
        public static partial void Again(ILogger logger, string model, string what, double seconds);
    }
}
