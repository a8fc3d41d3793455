using System.Globalization;
using System.Text;

namespace DocsBot.Ingestion.Parsing;

/// <summary>Turns a page's bytes into text: UTF-8 with or without a byte order mark, UTF-16 with one.</summary>
internal static class PageText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes, with line feeds as line ends.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="text">The text, when there is no fault.</param>
    /// <param name="fault">What is wrong and where, else null.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text, out string? fault)
    {
        text = "";
        fault = null;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            text = Lines((bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]));
            return true;
        }

        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"It is binary, not text: byte {zero} is zero. Leave the file out, or save it as UTF-8.");
            return false;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes[start..]))
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"It is not UTF-8: byte {start + FirstInvalid(bytes[start..])} does not belong there. Save the file as UTF-8.");
            return false;
        }

        text = Lines(Utf8.GetString(bytes[start..]));
        return true;
    }

    private static string Lines(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
