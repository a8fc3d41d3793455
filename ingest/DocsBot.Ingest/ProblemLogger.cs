using Microsoft.Extensions.Logging;

namespace DocsBot.Ingest;

/// <summary>Prints warnings and worse as problems, so that whoever runs the job sees that the embedding model is asked again.</summary>
internal sealed class ProblemLogger<T> : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            JobConsole.Problem(formatter(state, exception));
        }
    }
}
