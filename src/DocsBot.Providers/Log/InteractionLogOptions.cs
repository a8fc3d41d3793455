using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.Log;

/// <summary>Settings of the interaction log; configuration section <c>InteractionLog</c>.</summary>
public sealed class InteractionLogOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "InteractionLog";

    /// <summary>Name of the log in the data folder.</summary>
    public const string FileName = "interactions.db";

    /// <summary>The log's file; its folder is created when it is missing. Default <c>data/interactions.db</c>, below the working directory.</summary>
    [Required(ErrorMessage = "InteractionLog:Path (InteractionLog__Path) is empty. Set it to a file, for example data/interactions.db.")]
    public string Path { get; set; } = System.IO.Path.Combine("data", FileName);

    /// <summary>How many records wait to be written before new ones are dropped. Default 4,096.</summary>
    [Range(1, 1_000_000, ErrorMessage = "InteractionLog:QueueCapacity (InteractionLog__QueueCapacity) must be from 1 to 1000000.")]
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>How long the service waits at its end for the queue to be written. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "InteractionLog:FlushTimeout (InteractionLog__FlushTimeout) must be from 00:00:00 to 00:10:00, for example 00:00:05.")]
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
