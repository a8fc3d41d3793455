using System.ComponentModel.DataAnnotations;
using System.Net;

namespace DocsBot.Providers.Qdrant;

/// <summary>Settings of an index in Qdrant; configuration section <c>Qdrant</c>. Without a URL the embedded index is used.</summary>
public sealed class QdrantOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Qdrant";

    /// <summary>The server's REST address, for example <c>http://localhost:6333</c>. Default: none, the index is the embedded one.</summary>
    public Uri? Url { get; set; }

    /// <summary>The key, sent as the header <c>api-key</c>. Ingestion needs one that may manage collections, the chat service one that may read. Default: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Whether the key may be sent over plain http to an address outside of the private ones, where others can read it: <c>Refuse</c> or <c>Allow</c>. Default <c>Refuse</c>.</summary>
    public PlainHttpKey KeyOverHttp { get; set; } = PlainHttpKey.Refuse;

    /// <summary>Name of the alias that readers ask, and the beginning of the names of the collections behind it. Default <c>docsbot</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", ErrorMessage = "Qdrant:Collection (Qdrant__Collection) must be 1 to 100 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit.")]
    public string Collection { get; set; } = "docsbot";

    /// <summary>How many published snapshots stay on the server, the current one included; older answers can be replayed on them. Default 2.</summary>
    [Range(1, 100)]
    public int SnapshotsKept { get; set; } = 2;

    /// <summary>The longest wait for the answer to a request that reads. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for a request that writes: it is answered when it is applied. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a request is tried again when the server is busy or the connection breaks. Default 3; 0 tries once.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>The most points in one write. Default 256.</summary>
    [Range(1, 10_000)]
    public int BatchPoints { get; set; } = 256;

    /// <summary>The most bytes of one write, in kilobytes; the server takes 32 MB. Default 4096.</summary>
    [Range(64, 30_000)]
    public int BatchKilobytes { get; set; } = 4096;

    /// <summary>How long an ingestion that ended without a word keeps others from the draft. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Shards of a snapshot's collection; more than one only pays on a cluster. The rarity of words is counted in each shard by itself. Default 1.</summary>
    [Range(1, 1_000)]
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard on different nodes. Default 1.</summary>
    [Range(1, 100)]
    public int Replicas { get; set; } = 1;

    /// <summary>How many copies must have taken a write before it counts as done. Default 1.</summary>
    [Range(1, 100)]
    public int WriteConsistency { get; set; } = 1;

    /// <summary>How many copies a read asks: <c>One</c>, <c>Majority</c>, <c>Quorum</c> or <c>All</c>. A published snapshot does not change, so one is enough. Default <c>One</c>.</summary>
    public ReadConsistency ReadConsistency { get; set; } = ReadConsistency.One;

    /// <summary>Links of each point in the graph that finds the nearest vectors (HNSW's m): more finds better and takes more memory. Default 16.</summary>
    [Range(2, 256)]
    public int HnswLinks { get; set; } = 16;

    /// <summary>Candidates while that graph is built (HNSW's ef_construct). Default 128.</summary>
    [Range(4, 4_096)]
    public int HnswBuildCandidates { get; set; } = 128;

    /// <summary>Candidates while that graph is searched (HNSW's ef). Default 128.</summary>
    [Range(1, 4_096)]
    public int HnswSearchCandidates { get; set; } = 128;

    /// <summary>How vectors are kept in memory: <c>Int8</c>, a quarter of the size, the best rescored with the original, or <c>None</c>. Default <c>Int8</c>.</summary>
    public VectorQuantization Quantization { get; set; } = VectorQuantization.Int8;

    /// <summary>How many times the vectors asked for are rescored with the original when vectors are quantized. Default 2.</summary>
    [Range(1.0, 10.0)]
    public double Oversampling { get; set; } = 2;

    /// <summary>How much two words of the question count where they stand side by side, as a share of their score as words. Default 0.7.</summary>
    [Range(0.0, 10.0)]
    public double PhraseWeight { get; set; } = 0.7;

    /// <summary>How much of its page's score a passage is given: what stands around it says what it is about. Default 0.5.</summary>
    [Range(0.0, 10.0)]
    public double PageWeight { get; set; } = 0.5;

    /// <summary>How much a word counts that people only wrap a question in ("I would like to know how…"), against one they ask about. Default 0.6.</summary>
    [Range(0.0, 1.0)]
    public double ConversationWeight { get; set; } = 0.6;

    /// <summary>Whether an index in Qdrant is configured.</summary>
    public bool IsConfigured => Url is not null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is null)
        {
            if (!string.IsNullOrWhiteSpace(ApiKey))
            {
                yield return new ValidationResult("Qdrant:Url (Qdrant__Url) is missing, although Qdrant:ApiKey is set. Set it to the server's REST address, for example http://localhost:6333.", [nameof(Url)]);
            }

            yield break;
        }

        if (!Url.IsAbsoluteUri || (Url.Scheme != Uri.UriSchemeHttp && Url.Scheme != Uri.UriSchemeHttps) || Url.UserInfo.Length > 0 || Url.Query.Length > 0 || Url.Fragment.Length > 0)
        {
            yield return new ValidationResult(
                "Qdrant:Url (Qdrant__Url) must be an http or https address without a user name, a query and a fragment, for example http://localhost:6333.", [nameof(Url)]);
            yield break;
        }

        if (ApiKey is { Length: > 0 } && ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            yield return new ValidationResult(
                "Qdrant:ApiKey (Qdrant__ApiKey) holds a character that no key has: a space, a line break or a letter outside of ASCII. Copy the key again.", [nameof(ApiKey)]);
        }

        if (ApiKey is { Length: > 0 } && KeyOverHttp == PlainHttpKey.Refuse && Url.Scheme == Uri.UriSchemeHttp && !IsPrivate(Url))
        {
            yield return new ValidationResult(
                $"Qdrant:ApiKey (Qdrant__ApiKey) would be sent in the clear to {Url.Host}. Use an https address, or set Qdrant:KeyOverHttp (Qdrant__KeyOverHttp) to Allow when nobody can listen there.",
                [nameof(KeyOverHttp)]);
        }
    }

    /// <summary>Whether an address is of this machine, of a private network, or a name without a dot, as containers have.</summary>
    private static bool IsPrivate(Uri url)
    {
        if (!IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
        {
            return url.IsLoopback || !url.Host.Contains('.', StringComparison.Ordinal) || url.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        }

        var bytes = address.GetAddressBytes();
        return bytes[0] is 10 or 127 || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254);
    }
}
