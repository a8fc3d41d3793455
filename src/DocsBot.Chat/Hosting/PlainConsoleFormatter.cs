using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace DocsBot.Chat.Hosting;

/// <summary>Writes the console for a person: the time, the sentence, and the level only where it is a warning or worse.</summary>
public sealed class PlainConsoleFormatter : ConsoleFormatter
{
    /// <summary>The formatter's name in the configuration. <c>Logging:Console:FormatterName=json</c> gives machines what they want.</summary>
    public const string FormatterName = "plain";

    private readonly TimeProvider _time;

    /// <summary>Creates the formatter.</summary>
    public PlainConsoleFormatter(TimeProvider time)
        : base(FormatterName)
    {
        _time = time;
    }

    /// <inheritdoc />
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        ArgumentNullException.ThrowIfNull(textWriter);
        textWriter.Write(_time.GetLocalNow().ToString("HH:mm:ss ", CultureInfo.InvariantCulture));
        if (logEntry.LogLevel >= LogLevel.Warning)
        {
            textWriter.Write($"{logEntry.LogLevel}: ");
        }

        textWriter.WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is not null)
        {
            textWriter.WriteLine(logEntry.Exception.ToString());
        }
    }
}
