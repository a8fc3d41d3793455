using System.Net;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A request to Qdrant failed.</summary>
internal sealed class QdrantException : Exception
{
    public QdrantException(QdrantFault fault, QdrantOperation operation, string serverMessage, Exception? innerException = null)
        : base($"Qdrant: {operation.Name}{(operation.Collection is null ? "" : $" of {operation.Collection}")} failed ({fault}): {serverMessage}", innerException)
    {
        Fault = fault;
        Operation = operation.Name;
        Collection = operation.Collection;
        ServerMessage = serverMessage;
    }

    /// <summary>What went wrong.</summary>
    public QdrantFault Fault { get; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What was asked for, for example <c>query points</c>.</summary>
    public string Operation { get; }

    /// <summary>The collection or alias; null for a request to the server as a whole.</summary>
    public string? Collection { get; }

    /// <summary>The server's words, or the transport's.</summary>
    public string ServerMessage { get; }

    /// <summary>When to try again, as the server said it; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
