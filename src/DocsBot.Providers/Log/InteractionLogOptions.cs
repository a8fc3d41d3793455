using System.ComponentModel.DataAnnotations;
using DocsBot.Providers.Postgres.Log;

namespace DocsBot.Providers.Log;

/// <summary>Settings of the interaction log; configuration section <c>InteractionLog</c>.</summary>
public sealed class InteractionLogOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "InteractionLog";

    /// <summary>Name of the log in the data folder.</summary>
    public const string FileName = "interactions.db";

    /// <summary>The log's file; its folder is created when it is missing. Default <c>data/interactions.db</c>, below the working directory.</summary>
    [Required(ErrorMessage = "InteractionLog:Path (InteractionLog__Path) is empty. Set it to a file, for example data/interactions.db.")]
    public string Path { get; set; } = System.IO.Path.Combine("data", FileName);

    /// <summary>
    /// A PostgreSQL database as Npgsql takes it, for several replicas: <c>Host=db;Database=docsbot;Username=docsbot;Password=…</c>. The log is there when it is set, and
    /// <see cref="Path"/> only says where the counters of a run are kept. Default none: the file.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>How many records wait to be written before new ones are dropped. Default 4,096.</summary>
    [Range(1, 1_000_000, ErrorMessage = "InteractionLog:QueueCapacity (InteractionLog__QueueCapacity) must be from 1 to 1000000.")]
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>How long the service waits at its end for the queue to be written. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "InteractionLog:FlushTimeout (InteractionLog__FlushTimeout) must be from 00:00:00 to 00:10:00, for example 00:00:05.")]
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ConnectionString) && !PostgresConnectionString.IsRight(ConnectionString))
        {
            yield return new ValidationResult(PostgresConnectionString.Wrong, [nameof(ConnectionString)]);
        }
    }
}
