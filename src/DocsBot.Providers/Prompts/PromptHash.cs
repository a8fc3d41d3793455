using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>The hash that names a version's exact bytes, those of its fragments and its examples included.</summary>
internal static class PromptHash
{
    /// <summary>
    /// SHA-256 of the file, in lower-case hexadecimal. Where it includes fragments: SHA-256 of a line with the file's hash and, for each fragment in the order
    /// of the names, a line <c>name hash</c>, each ended by a line feed.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> file, IReadOnlyCollection<PromptFragment> fragments) => Texts(file, fragments)[0].Sha256;

    /// <summary>What the hash is made of, first the text that has it: the file, or the lines that name the file and the fragments, and then the file.</summary>
    public static IReadOnlyList<PinnedText> Texts(ReadOnlySpan<byte> file, IReadOnlyCollection<PromptFragment> fragments)
    {
        var own = new PinnedText(Convert.ToHexStringLower(SHA256.HashData(file)), Encoding.UTF8.GetString(file));
        if (fragments.Count == 0)
        {
            return [own];
        }

        var lines = own.Sha256 + "\n" + string.Concat(fragments.OrderBy(fragment => fragment.Name, StringComparer.Ordinal).Select(fragment => $"{fragment.Name} {fragment.Sha256}\n"));
        return [new PinnedText(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))), lines), own];
    }
}
