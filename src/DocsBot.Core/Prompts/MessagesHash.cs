using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Prompts;

/// <summary>
/// The hash by which a replay proves that it sends what was sent: SHA-256 over, for each message in order, its role, a line feed, the number of bytes of its text in
/// UTF-8 as decimal digits, a line feed, the text in UTF-8, and a line feed. The lengths keep two lists of messages from running together to the same bytes.
/// </summary>
public static class MessagesHash
{
    /// <summary>The hash of messages.</summary>
    /// <param name="messages">As they are sent; a part of a message that is no text is not among a prompt's.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var message in messages)
        {
            var text = Encoding.UTF8.GetBytes(message.Text);
            hash.AppendData(Encoding.UTF8.GetBytes($"{message.Role.Value}\n{text.Length.ToString(CultureInfo.InvariantCulture)}\n"));
            hash.AppendData(text);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
