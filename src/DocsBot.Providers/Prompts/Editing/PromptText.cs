using System.Text;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>A text file as it stands on disk, so that what is not edited stays byte for byte.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Text">Its text without a byte order mark; empty when there is no file.</param>
/// <param name="Bytes">Its bytes; null when there is no file.</param>
internal sealed record PromptText(string File, string Text, byte[]? Bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool HasMark => Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);

    /// <summary>Reads a file, which need not be there.</summary>
    /// <exception cref="PromptException">It is not UTF-8.</exception>
    public static PromptText Read(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            return new PromptText(file, "", Bytes: null);
        }

        var bytes = System.IO.File.ReadAllBytes(file);
        try
        {
            var text = Strict.GetString(bytes);
            return new PromptText(file, text.StartsWith('\uFEFF') ? text[1..] : text, bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new PromptException($"{file} is not UTF-8 text. Save it as UTF-8.", e);
        }
    }

    /// <summary>The bytes of another text of the same file: with the byte order mark, when it has one.</summary>
    public byte[] BytesOf(string text) => HasMark ? [.. Encoding.UTF8.Preamble, .. Strict.GetBytes(text)] : Strict.GetBytes(text);

    /// <summary>Whether the file is still what was read.</summary>
    public bool IsUnchanged() => System.IO.File.Exists(File) ? Bytes.AsSpan().SequenceEqual(System.IO.File.ReadAllBytes(File)) && Bytes is not null : Bytes is null;
}
