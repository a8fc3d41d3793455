using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Says for the operator what a fault means and how to mend it.</summary>
internal static class QdrantFaults
{
    /// <summary>The oldest version that has everything an index needs: metadata of collections and conditional writes.</summary>
    public static Version Oldest { get; } = new(1, 16);

    /// <summary>The exception that a store throws for it.</summary>
    public static IndexUnavailableException Explain(QdrantException fault, Uri server) => new($"{Describe(fault, server)}", fault);

    /// <summary>Refuses a server that is too old.</summary>
    /// <exception cref="IndexUnavailableException">It is older than <see cref="Oldest"/>.</exception>
    public static void RequireVersion(Version version, Uri server)
    {
        if (version < Oldest)
        {
            throw new IndexUnavailableException($"The Qdrant server at {server} is version {version}; DocsBot needs {Oldest} or newer. Update it, one minor version after the other.");
        }
    }

    private static string Describe(QdrantException fault, Uri server)
    {
        var what = fault.Collection is null ? fault.Operation : $"{fault.Operation} of {fault.Collection}";
        return fault.Fault switch
        {
            QdrantFault.Unauthorized => $"Qdrant at {server} refuses the key for \"{what}\" ({fault.ServerMessage}). Set Qdrant:ApiKey (Qdrant__ApiKey); ingestion needs a key that may manage collections.",
            QdrantFault.NotFound => $"Qdrant at {server} has no {fault.Collection ?? "such address"} ({fault.ServerMessage}). If somebody deleted it, run the ingestion again.",
            QdrantFault.Conflict => $"Qdrant at {server} has a collection of the name that the alias needs ({fault.ServerMessage}). Set Qdrant:Collection (Qdrant__Collection) to another name, or delete that collection.",
            QdrantFault.RateLimited => $"Qdrant at {server} takes no more requests just now ({fault.ServerMessage}). Try again later, or raise its rate limit.",
            QdrantFault.TooLarge => $"Qdrant at {server} finds a single request for \"{what}\" too large ({fault.ServerMessage}). Raise the server's limit of a request or its rate limit.",
            QdrantFault.Dimension => $"The vectors in Qdrant at {server} have another size than the model's ({fault.ServerMessage}). Run the ingestion again with the model that the service uses.",
            QdrantFault.Timeout => $"Qdrant at {server} did not answer \"{what}\" in time ({fault.ServerMessage}). Look at its load, or raise Qdrant:Timeout and Qdrant:WriteTimeout (Qdrant__Timeout, Qdrant__WriteTimeout).",
            QdrantFault.Unavailable => $"Qdrant at {server} cannot be reached ({fault.ServerMessage}). Check that it runs, and that Qdrant:Url (Qdrant__Url) is the address of its REST interface, usually port 6333.",
            QdrantFault.Full => $"Qdrant at {server} has no room left ({fault.ServerMessage}). Give it more disk or memory, or lower Qdrant:SnapshotsKept, then run the ingestion again; it goes on where it stopped.",
            QdrantFault.Refused => $"Qdrant at {server} does not take \"{what}\" ({fault.ServerMessage}). DocsBot needs Qdrant {Oldest} or newer; `doctor` of the ingestion job says more.",
            QdrantFault.Malformed => $"What answers at {server} does not answer as Qdrant does: {fault.ServerMessage}. Check that Qdrant:Url (Qdrant__Url) is the address of its REST interface, usually port 6333.",
            _ => $"Qdrant at {server} failed at \"{what}\" ({fault.ServerMessage}). Look at its log, then try again.",
        };
    }
}
