using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DocsBot.Providers.OpenAI;

/// <summary>Tries again after a transient fault, with growing, jittered pauses, or after the time that the provider asks for.</summary>
internal static partial class ModelRetry
{
    /// <summary>Builds the pipeline.</summary>
    /// <param name="retries">How often it tries again.</param>
    /// <param name="model">What the application log calls the model.</param>
    /// <param name="faultOf">The fault of an outcome; null for a good one.</param>
    /// <param name="time">Where pauses come from.</param>
    /// <param name="logger">Where retries are told.</param>
    public static ResiliencePipeline<T> Build<T>(int retries, string model, Func<T?, ModelFault?> faultOf, TimeProvider time, ILogger logger)
    {
        if (retries == 0)
        {
            return ResiliencePipeline<T>.Empty;
        }

        return new ResiliencePipelineBuilder<T> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(400),
                MaxDelay = TimeSpan.FromSeconds(8),
                ShouldHandle = arguments => ValueTask.FromResult(faultOf(arguments.Outcome.Result) is { IsTransient: true }),
                DelayGenerator = arguments => ValueTask.FromResult(faultOf(arguments.Outcome.Result)?.RetryAfter),
                OnRetry = arguments =>
                {
                    if (faultOf(arguments.Outcome.Result) is { } fault)
                    {
                        Log.Again(logger, model, fault.What, arguments.RetryDelay.TotalSeconds);
                    }

                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} {What} It is asked again in {Seconds:0.0} s.")]
        public static partial void Again(ILogger logger, string model, string what, double seconds);
    }
}
