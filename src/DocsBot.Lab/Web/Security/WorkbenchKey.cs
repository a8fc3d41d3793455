using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DocsBot.Lab.Web.Security;

/// <summary>The secret that opens the workbench: made at the start, or given by the operator. Comparisons take the same time whatever is compared.</summary>
internal sealed class WorkbenchKey
{
    /// <summary>The fewest characters of a key that somebody gives.</summary>
    public const int ShortestGiven = 20;

    private const int RandomBytes = 32;
    private readonly byte[] _hash;
    private readonly byte[] _session;

    private WorkbenchKey(string text, bool isGiven)
    {
        Text = text;
        IsGiven = isGiven;
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        _session = HMACSHA256.HashData(_hash, "docsbot workbench session"u8);
    }

    /// <summary>The key.</summary>
    public string Text { get; }

    /// <summary>Whether the operator gave it: then it is not printed.</summary>
    public bool IsGiven { get; }

    /// <summary>What the browser keeps: it opens the workbench as long as the key is the same, and does not tell the key.</summary>
    public string Session => WebEncoders.Base64UrlEncode(_session);

    /// <summary>A new key of 256 random bits.</summary>
    public static WorkbenchKey Random() => new(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(RandomBytes)), isGiven: false);

    /// <summary>The operator's key.</summary>
    /// <param name="text">At least <see cref="ShortestGiven"/> characters.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public static WorkbenchKey Given(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= ShortestGiven ? new WorkbenchKey(text, isGiven: true) : throw new ArgumentException($"A key needs {ShortestGiven} characters or more.", nameof(text));
    }

    /// <summary>Whether this is the key. Hashes are compared, so that neither the length nor a common beginning shows in the time.</summary>
    public bool Opens(string candidate) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), _hash);

    /// <summary>Whether this is the session of the key.</summary>
    public bool IsSession(string? candidate) =>
        candidate is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(Encoding.UTF8.GetBytes(Session)));
}
