using DocsBot.Core.Answering;

namespace DocsBot.Providers.OpenAI;

/// <summary>Why one try failed.</summary>
/// <param name="Failure">The kind.</param>
/// <param name="What">The end of the sentence "The model x at y …", with what to check. Holds neither the key nor anything of the prompt.</param>
/// <param name="IsTransient">Whether another try may go better.</param>
internal sealed record ModelFault(ModelFailure Failure, string What, bool IsTransient)
{
    /// <summary>After what time the provider would take the next request; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The fault below, if there is one.</summary>
    public Exception? Cause { get; init; }

    /// <summary>The exception for whoever asked.</summary>
    /// <param name="model">The model with its host.</param>
    public ModelUnavailableException ToException(string model) => new(Failure, $"The model {model} {What}", Cause);
}
