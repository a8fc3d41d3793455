namespace DocsBot.Conformance.QdrantDouble.Faults;

/// <summary>What goes wrong with a request instead of its answer.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>An error status with the server's envelope.</summary>
    /// <param name="Code">429, 503, 500 …</param>
    /// <param name="RetryAfterSeconds">The header <c>Retry-After</c>; null leaves it out.</param>
    /// <param name="Applied">Whether the request takes effect all the same, as after a time-out.</param>
    public sealed record Status(int Code, int? RetryAfterSeconds = null, bool Applied = false) : Fault;

    /// <summary>The body of 503 when a snapshot is being recovered: <c>status</c> is a bare string.</summary>
    public sealed record AlreadyInProgress : Fault;

    /// <summary>The connection is reset.</summary>
    /// <param name="Applied">Whether the request takes effect before.</param>
    public sealed record Reset(bool Applied = false) : Fault;

    /// <summary>The answer comes late.</summary>
    public sealed record Delay(TimeSpan By) : Fault;

    /// <summary>A success whose body is cut off in the middle.</summary>
    public sealed record Malformed : Fault;
}
